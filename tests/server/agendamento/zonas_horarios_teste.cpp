// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicadosfusos.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;

namespace {

const QString lisboa = u"Europe/Lisbon"_s, saoPaulo = u"America/Sao_Paulo"_s;

} // namespace

// Free times, bookings, series, moves and holds around the days on which the clocks change. In Lisbon the hour from
// 01:00 does not exist on 28 March 2027 and exists twice on 31 October 2027; in São Paulo 4 November 2018 begins at
// 01:00 and the last hour of 17 February 2018 exists twice.
class ZonasHorariosTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<ClinicaDosFusos> f;

    void abrir(const char *agora) { f = std::make_unique<ClinicaDosFusos>(agora); }
    [[nodiscard]] QStringList alternativas(const RespostaDoCaso &r) const
    {
        QStringList inicios;
        for (const auto &a : r.extras.value(u"alternativas"_s).toArray())
            inicios << a.toObject().value(u"inicio"_s).toString();
        return inicios;
    }

private Q_SLOTS:
    void cleanup() { f.reset(); }

    void livresComoOZoneinfoDiz_data()
    {
        QTest::addColumn<QString>("zona");
        QTest::addColumn<QByteArray>("agora");
        QTest::addColumn<QByteArray>("de");
        QTest::addColumn<QByteArray>("ate");
        QTest::addColumn<QString>("fim");
        QTest::addColumn<int>("quantos");
        const auto linha = [](const char *nome, const QString &zona, const char *agora, const char *de, const char *ate,
                              const QString &fim, int quantos) {
            QTest::newRow(nome) << zona << QByteArray(agora) << QByteArray(de) << QByteArray(ate) << fim << quantos;
        };
        const char *hoje = "2026-12-01T08:00:00-03:00";
        linha("São Paulo", saoPaulo, hoje, "2026-12-02", "2026-12-05", u"23:59"_s, 3 * 47);
        linha("Manaus", u"America/Manaus"_s, hoje, "2026-12-02", "2026-12-05", u"23:59"_s, 3 * 47);
        linha("Rio Branco", u"America/Rio_Branco"_s, hoje, "2026-12-02", "2026-12-05", u"23:59"_s, 3 * 47);
        linha("Noronha", u"America/Noronha"_s, hoje, "2026-12-02", "2026-12-05", u"23:59"_s, 3 * 47);
        linha("Lisboa, março", lisboa, "2027-03-20T08:00:00Z", "2027-03-27", "2027-03-30", u"23:59"_s, 3 * 47 - 2);
        linha("Lisboa, outubro", lisboa, "2027-10-20T08:00:00Z", "2027-10-30", "2027-11-02", u"23:59"_s, 3 * 47);
        linha("Lisboa, fim na hora que falta", lisboa, "2027-03-20T08:00:00Z", "2027-03-27", "2027-03-30", u"01:30"_s,
              3 + 2 + 3);
        linha("Lisboa, fim na hora repetida", lisboa, "2027-10-20T08:00:00Z", "2027-10-30", "2027-11-02", u"01:30"_s,
              3 * 3);
        linha("São Paulo, 2018-11-04", saoPaulo, "2018-10-20T08:00:00-03:00", "2018-11-03", "2018-11-06", u"23:59"_s,
              3 * 47 - 2);
        linha("São Paulo, 2018-02-17", saoPaulo, "2018-02-10T08:00:00-02:00", "2018-02-16", "2018-02-19", u"23:59"_s,
              3 * 47);
    }
    void livresComoOZoneinfoDiz()
    {
        QFETCH(QString, zona);
        QFETCH(QByteArray, agora);
        QFETCH(QByteArray, de);
        QFETCH(QByteArray, ate);
        QFETCH(QString, fim);
        QFETCH(int, quantos);
        abrir(agora.constData());
        QVERIFY(f->agenda(f->medico, zona, u"00:00"_s, fim));
        const auto esperados = textos(perguntarAoOraculo({QJsonObject{{u"o"_s, u"livres"_s},
                                                                      {u"zona"_s, zona},
                                                                      {u"de"_s, QString::fromLatin1(de)},
                                                                      {u"ate"_s, QString::fromLatin1(ate)},
                                                                      {u"inicio"_s, u"00:00"_s},
                                                                      {u"fim"_s, fim},
                                                                      {u"passo"_s, 30}}})
                                          .at(0));
        QCOMPARE(esperados.size(), quantos);
        QCOMPARE(f->livres("de=" + de + "&ate=" + ate), esperados);
        const QByteArray alvo = "/medicos/" + id(f->medico) + "/horarios?de=" + de + "&ate=" + ate;
        QCOMPARE(f->lista(alvo, u"inicio"_s, true), esperados); // page by page of one
    }

    void horaQueNaoExiste()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"04:00"_s));
        QCOMPARE(f->livres("de=2027-03-28&ate=2027-03-29"),
                 (QStringList{u"2027-03-28T00:00:00Z"_s, u"2027-03-28T00:30:00Z"_s, u"2027-03-28T02:00:00+01:00"_s,
                              u"2027-03-28T02:30:00+01:00"_s, u"2027-03-28T03:00:00+01:00"_s,
                              u"2027-03-28T03:30:00+01:00"_s}));
        // An instant has no doubt about it, whatever offset it is written with.
        auto r = f->marcar(u"2027-03-28T01:30:00Z"_s);
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"inicio"_s), u"2027-03-28T02:30:00+01:00"_s);
        QCOMPARE(r.texto(u"fim"_s), u"2027-03-28T03:00:00+01:00"_s);
        // An hour from 00:30 ends at 02:30; the first half hour of it is the last of the winter.
        r = f->marcar(u"2027-03-28T00:30:00Z"_s, {{u"duracaoMin"_s, 60}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"inicio"_s), u"2027-03-28T00:30:00Z"_s);
        QCOMPARE(r.texto(u"fim"_s), u"2027-03-28T02:30:00+01:00"_s);
        QCOMPARE(
            f->livres("de=2027-03-28&ate=2027-03-29"),
            (QStringList{u"2027-03-28T00:00:00Z"_s, u"2027-03-28T03:00:00+01:00"_s, u"2027-03-28T03:30:00+01:00"_s}));
    }

    void horaQueExisteDuasVezes()
    {
        abrir("2027-10-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"03:00"_s));
        const QStringList todos{u"2027-10-31T00:00:00+01:00"_s, u"2027-10-31T00:30:00+01:00"_s,
                                u"2027-10-31T01:00:00+01:00"_s, u"2027-10-31T01:30:00+01:00"_s,
                                u"2027-10-31T02:00:00Z"_s,      u"2027-10-31T02:30:00Z"_s};
        QCOMPARE(f->livres("de=2027-10-31&ate=2027-11-01"), todos);
        const auto segunda = f->marcar(u"2027-10-31T01:30:00Z"_s);
        QCOMPARE(segunda.status, 201);
        QCOMPARE(segunda.texto(u"inicio"_s), u"2027-10-31T01:30:00Z"_s);
        QCOMPARE(segunda.texto(u"fim"_s), u"2027-10-31T02:00:00Z"_s);
        QCOMPARE(f->livres("de=2027-10-31&ate=2027-11-01"), todos); // the first 01:30 is another time
        const auto primeira = f->marcar(u"2027-10-31T01:30:00+01:00"_s);
        QCOMPARE(primeira.status, 201);
        QCOMPARE(primeira.texto(u"inicio"_s), u"2027-10-31T01:30:00+01:00"_s);
        QCOMPARE(primeira.texto(u"fim"_s), u"2027-10-31T01:00:00Z"_s);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-10-31T01:30:00Z"_s).codigo, u"horario_ocupado"_s);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-10-31T00:30:00Z"_s).codigo, u"horario_ocupado"_s);
        QCOMPARE(f->lista("/consultas?de=2027-10-31&ate=2027-11-01"),
                 (QStringList{u"2027-10-31T01:30:00+01:00"_s, u"2027-10-31T01:30:00Z"_s}));
        QCOMPARE(f->livres("de=2027-10-31&ate=2027-11-01"),
                 (QStringList{todos[0], todos[1], todos[2], todos[4], todos[5]}));
        // Seen one by one, with their history.
        const auto vista = f->c.get("/consultas/" + segunda.texto(u"id"_s).toLatin1(), f->paciente);
        QCOMPARE(vista.texto(u"inicio"_s), u"2027-10-31T01:30:00Z"_s);
    }

    void diaQueComecaAUmaHora()
    {
        abrir("2018-10-20T08:00:00-03:00");
        QVERIFY(f->agenda(f->medico, saoPaulo, u"00:00"_s, u"03:00"_s));
        QCOMPARE(f->livres("de=2018-11-04&ate=2018-11-05"),
                 (QStringList{u"2018-11-04T01:00:00-02:00"_s, u"2018-11-04T01:30:00-02:00"_s,
                              u"2018-11-04T02:00:00-02:00"_s, u"2018-11-04T02:30:00-02:00"_s}));
        const auto r = f->marcar(u"2018-11-04T00:30:00-03:00"_s); // an instant that clocks there call 01:30
        QCOMPARE(r.texto(u"inicio"_s), u"2018-11-04T01:30:00-02:00"_s);
        QCOMPARE(f->marcar(u"2018-11-04T00:30:00-02:00"_s).codigo, u"fora_da_agenda"_s); // 23:30 of the day before
    }

    void alternativasDosDoisLados()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"04:00"_s));
        QCOMPARE(f->marcar(u"2027-03-28T02:00:00+01:00"_s).status, 201);
        const auto r = f->marcar(f->medico, f->outroPaciente(), u"2027-03-28T01:00:00Z"_s);
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(alternativas(r),
                 (QStringList{u"2027-03-28T00:30:00Z"_s, u"2027-03-28T02:30:00+01:00"_s, u"2027-03-28T00:00:00Z"_s}));
    }

    void serieSegueORelogioDaUnidade()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"12:00"_s));
        const auto serie = [&](const QString &inicio, int aCadaDias, int vezes) {
            return f->c.post(
                "/consultas/series", f->c.recepcao,
                Consultorio::pedido(f->medico, f->paciente, inicio,
                                    {{u"repeticao"_s, QJsonObject{{u"aCadaDias"_s, aCadaDias}, {u"vezes"_s, vezes}}}}));
        };
        const auto inicios = [](const RespostaDoCaso &r) {
            QStringList lidos;
            for (const auto &item : r.itens())
                lidos << item.toObject().value(u"inicio"_s).toString();
            return lidos;
        };
        QCOMPARE(
            inicios(serie(u"2027-03-22T09:00:00Z"_s, 7, 3)),
            (QStringList{u"2027-03-22T09:00:00Z"_s, u"2027-03-29T09:00:00+01:00"_s, u"2027-04-05T09:00:00+01:00"_s}));
        const auto comFalta = serie(u"2027-03-27T01:30:00Z"_s, 1, 3);
        QCOMPARE(comFalta.codigo, u"fora_da_agenda"_s);
        QCOMPARE(comFalta.extras.value(u"conflitos"_s).toArray(),
                 (QJsonArray{
                     QJsonObject{{u"inicio"_s, u"2027-03-28T02:00:00+01:00"_s}, {u"codigo"_s, u"fora_da_agenda"_s}}}));
        f->c.relogio.ajustar(em("2027-10-20T08:00:00Z"));
        QCOMPARE(
            inicios(serie(u"2027-10-30T01:30:00+01:00"_s, 1, 3)),
            (QStringList{u"2027-10-30T01:30:00+01:00"_s, u"2027-10-31T01:30:00+01:00"_s, u"2027-11-01T01:30:00Z"_s}));
    }

    void remarcarDeUmaZonaParaOutra()
    {
        abrir("2027-10-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"04:00"_s));
        QVERIFY(f->agenda(f->medico, saoPaulo, u"14:00"_s, u"18:00"_s));
        const auto antiga = f->marcar(u"2027-10-31T01:30:00Z"_s);
        const QByteArray caminho = "/consultas/" + antiga.texto(u"id"_s).toLatin1() + "/remarcar";
        const auto nova = f->c.put(caminho, f->c.recepcao, {{u"inicio"_s, u"2027-11-03T17:00:00Z"_s}});
        QCOMPARE(nova.status, 201);
        QCOMPARE(nova.texto(u"inicio"_s), u"2027-11-03T14:00:00-03:00"_s);
        QCOMPARE(nova.texto(u"unidadeId"_s), f->unidade(saoPaulo));
        QCOMPARE(nova.texto(u"criadaEm"_s), u"2027-10-20T05:00:00-03:00"_s);
        const auto ida = f->c.get("/consultas/" + antiga.texto(u"id"_s).toLatin1(), f->c.recepcao);
        QCOMPARE(ida.texto(u"inicio"_s), u"2027-10-31T01:30:00Z"_s);
        QCOMPARE(ida.texto(u"atualizadaEm"_s), u"2027-10-20T09:00:00+01:00"_s);
        // Back to the other of the two 01:30.
        const auto volta = f->c.put("/consultas/" + nova.texto(u"id"_s).toLatin1() + "/remarcar", f->c.recepcao,
                                    {{u"inicio"_s, u"2027-10-31T00:30:00Z"_s}});
        QCOMPARE(volta.texto(u"inicio"_s), u"2027-10-31T01:30:00+01:00"_s);
        QCOMPARE(volta.texto(u"unidadeId"_s), f->unidade(lisboa));
    }

    void reservaQueAtravessaAMudanca()
    {
        abrir("2027-03-28T00:58:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"04:00"_s));
        const auto r =
            f->c.post("/reservas", f->paciente,
                      {{u"medicoId"_s, f->medico.usuario.texto()}, {u"inicio"_s, u"2027-03-28T02:00:00+01:00"_s}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"inicio"_s), u"2027-03-28T02:00:00+01:00"_s);
        QCOMPARE(r.texto(u"expiraEm"_s), u"2027-03-28T02:03:00+01:00"_s);
        QCOMPARE(f->c.get(r.local, f->paciente).corpo, r.corpo);
    }

    void proximoHorarioComODeslocamentoDeLa()
    {
        abrir("2027-03-28T00:30:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"04:00"_s));
        const auto proximo = [&]() -> QString {
            const auto resumo =
                f->c.modulo->leituras().resumo({dominio::MedicoId(f->medico.usuario)}, f->c.relogio.agora());
            const auto p = resumo ? resumo->value(dominio::MedicoId(f->medico.usuario)).proximo : std::nullopt;
            return p ? p->inicio.texto(p->deslocamento) : QString();
        };
        QCOMPARE(proximo(), u"2027-03-28T00:30:00Z"_s);
        f->c.relogio.ajustar(em("2027-03-28T00:45:00Z"));
        QCOMPARE(proximo(), u"2027-03-28T02:00:00+01:00"_s);
        f->c.relogio.ajustar(em("2027-10-31T00:15:00Z")); // 01:15, the first one
        QCOMPARE(proximo(), u"2027-10-31T01:30:00+01:00"_s);
        f->c.relogio.ajustar(em("2027-10-31T00:45:00Z"));
        QCOMPARE(proximo(), u"2027-10-31T02:00:00Z"_s);
    }

    void semAteSaoSeteDiasDoCalendarioDeLa()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, u"America/Rio_Branco"_s, u"12:00"_s, u"22:59"_s));
        QVERIFY(f->agenda(f->medico, lisboa, u"05:00"_s, u"08:00"_s));
        QCOMPARE(f->livres("de=2027-03-27"), f->livres("de=2027-03-27&ate=2027-04-03"));
        QVERIFY(f->livres("de=2027-03-27").contains(u"2027-04-02T22:00:00-05:00"_s));
    }
};

QTEST_GUILESS_MAIN(ZonasHorariosTeste)
#include "zonas_horarios_teste.moc"
