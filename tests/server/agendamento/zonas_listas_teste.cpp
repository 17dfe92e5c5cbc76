// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicadosfusos.h"

#include <QtTest>

#include <algorithm>

using namespace apoio;
using namespace Qt::StringLiterals;

namespace {

const QString lisboa = u"Europe/Lisbon"_s, saoPaulo = u"America/Sao_Paulo"_s, manaus = u"America/Manaus"_s,
              rioBranco = u"America/Rio_Branco"_s, noronha = u"America/Noronha"_s;

// By the instant, as the lists are.
QStringList porInstante(QStringList momentos)
{
    std::sort(momentos.begin(), momentos.end(), [](const QString &a, const QString &b) {
        return *dominio::Instante::deTexto(a) < *dominio::Instante::deTexto(b);
    });
    return momentos;
}

} // namespace

// A civil date is another stretch of time in each unit's zone, and not always of 24 hours.
class ZonasListasTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<ClinicaDosFusos> f;

    void abrir(const char *agora) { f = std::make_unique<ClinicaDosFusos>(agora); }
    [[nodiscard]] QByteArray daConsulta(const RespostaDoCaso &r, const char *acao = "") const
    {
        return "/consultas/" + r.texto(u"id"_s).toLatin1() + acao;
    }

private Q_SLOTS:
    void cleanup() { f.reset(); }

    void umaDataEmCincoFusos()
    {
        abrir("2026-12-01T08:00:00-03:00");
        QStringList noDia, vizinhas;
        const QString horas[] = {u"2026-12-01T23:15:00"_s, u"2026-12-02T00:00:00"_s, u"2026-12-02T00:45:00"_s,
                                 u"2026-12-02T23:15:00"_s, u"2026-12-03T00:00:00"_s};
        const std::pair<QString, QString> zonas[] = {{lisboa, u"Z"_s},
                                                     {noronha, u"-02:00"_s},
                                                     {saoPaulo, u"-03:00"_s},
                                                     {manaus, u"-04:00"_s},
                                                     {rioBranco, u"-05:00"_s}};
        for (const auto &[zona, deslocamento] : zonas) {
            const auto medico = f->outroMedico(), paciente = f->outroPaciente();
            QVERIFY(f->agenda(medico, zona, u"00:00"_s, u"23:59"_s, 15));
            for (const QString &hora : horas) {
                const auto r = f->marcar(medico, paciente, hora + deslocamento);
                QCOMPARE(r.status, 201);
                QCOMPARE(r.texto(u"inicio"_s), QString(hora + deslocamento));
                (hora.startsWith(u"2026-12-02"_s) ? noDia : vizinhas) << hora + deslocamento;
            }
        }
        QCOMPARE(f->lista("/consultas?de=2026-12-02&ate=2026-12-03"), porInstante(noDia));
        QCOMPARE(f->lista("/consultas?de=2026-12-02&ate=2026-12-03", u"inicio"_s, true), porInstante(noDia));
        QCOMPARE(f->lista("/consultas?de=2026-12-01&ate=2026-12-04"), porInstante(noDia + vizinhas));
        // One end by the calendar, the other by the clock.
        QStringList desde;
        for (const QString &m : noDia + vizinhas)
            if (m >= u"2026-12-02"_s && *dominio::Instante::deTexto(m) < em("2026-12-02T12:00:00Z"))
                desde << m;
        QCOMPARE(f->lista("/consultas?de=2026-12-02&ate=2026-12-02T12:00:00Z"), porInstante(desde));
        // Only the unit that is asked for, by its own calendar.
        for (const auto &[zona, deslocamento] : zonas) {
            QStringList dela;
            for (const QString &m : std::as_const(noDia))
                if (m.endsWith(deslocamento))
                    dela << m;
            QCOMPARE(f->lista("/consultas?de=2026-12-02&ate=2026-12-03&unidadeId=" + f->unidade(zona).toLatin1()),
                     dela);
        }
        QCOMPARE(f->lista("/consultas?ate=2026-12-02").size(), 5);
        QCOMPARE(f->lista("/consultas?de=2026-12-03").size(), 5);
    }

    void diasDe23EDe25Horas_data()
    {
        QTest::addColumn<QString>("zona");
        QTest::addColumn<QByteArray>("agora");
        QTest::addColumn<QByteArray>("dia");
        QTest::addColumn<int>("horas");
        QTest::newRow("23 em Lisboa") << lisboa << QByteArray("2027-03-20T08:00:00Z") << QByteArray("2027-03-28") << 23;
        QTest::newRow("25 em Lisboa") << lisboa << QByteArray("2027-10-20T08:00:00Z") << QByteArray("2027-10-31") << 25;
        QTest::newRow("23 em São Paulo") << saoPaulo << QByteArray("2018-10-20T08:00:00Z") << QByteArray("2018-11-04")
                                         << 23;
        QTest::newRow("24 em Noronha") << noronha << QByteArray("2026-12-01T08:00:00Z") << QByteArray("2026-12-02")
                                       << 24;
    }
    void diasDe23EDe25Horas()
    {
        QFETCH(QString, zona);
        QFETCH(QByteArray, agora);
        QFETCH(QByteArray, dia);
        QFETCH(int, horas);
        abrir(agora.constData());
        QVERIFY(f->agenda(f->medico, zona, u"00:00"_s, u"23:59"_s, 30));
        const QDate data = QDate::fromString(QString::fromLatin1(dia), Qt::ISODate);
        const auto oraculo = [&](const QString &o, const QString &chave, const QString &valor) {
            return perguntarAoOraculo({QJsonObject{{u"o"_s, o}, {u"zona"_s, zona}, {chave, valor}}}).at(0).toString();
        };
        const auto inicio = dominio::Instante::deTexto(oraculo(u"dia"_s, u"data"_s, data.toString(Qt::ISODate)));
        QVERIFY(inicio);
        QStringList doDia;
        for (int h = -1; h <= horas; ++h) { // one before, one after
            const auto r = f->marcar(inicio->maisMinutos(h * 60).texto());
            QCOMPARE(r.status, 201);
            QCOMPARE(r.texto(u"inicio"_s), oraculo(u"local"_s, u"instante"_s, inicio->maisMinutos(h * 60).texto()));
            if (h >= 0 && h < horas)
                doDia << r.texto(u"inicio"_s);
        }
        QCOMPARE(doDia.size(), horas);
        const QByteArray periodo = "?de=" + dia + "&ate=" + data.addDays(1).toString(Qt::ISODate).toLatin1();
        QCOMPARE(f->lista("/consultas" + periodo), doDia);
        QCOMPARE(f->lista("/consultas/medico/" + id(f->medico) + periodo), doDia);
        QStringList historico = doDia;
        std::reverse(historico.begin(), historico.end()); // newest first
        QCOMPARE(f->lista("/consultas/paciente/" + id(f->paciente) + periodo), historico);
        QCOMPARE(f->lista("/consultas/paciente/" + id(f->paciente) + periodo, u"inicio"_s, true), historico);
    }

    void diaDaSemanaPeloFusoDaUnidade()
    {
        abrir("2026-12-01T08:00:00-03:00");
        // Sunday evening in Rio Branco is Monday in UTC; Monday before two in Lisbon's winter too, but Monday there.
        QVERIFY(f->agenda(f->medico, rioBranco, u"22:00"_s, u"23:00"_s, 30, {7}));
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"01:00"_s, 30, {1}));
        QCOMPARE(f->livres("de=2026-12-05&ate=2026-12-09"),
                 (QStringList{u"2026-12-07T00:00:00Z"_s, u"2026-12-07T00:30:00Z"_s, u"2026-12-06T22:00:00-05:00"_s,
                              u"2026-12-06T22:30:00-05:00"_s}));
        QCOMPARE(f->livres("de=2026-12-06&ate=2026-12-07"),
                 (QStringList{u"2026-12-06T22:00:00-05:00"_s, u"2026-12-06T22:30:00-05:00"_s}));
        QCOMPARE(f->marcar(u"2026-12-07T03:00:00Z"_s).texto(u"inicio"_s), u"2026-12-06T22:00:00-05:00"_s);
        QCOMPARE(f->marcar(u"2026-12-08T03:00:00Z"_s).codigo, u"fora_da_agenda"_s); // Monday evening there
    }

    void medicoEmDuasUnidadesDeFusosDiferentes()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, saoPaulo, u"09:00"_s, u"10:00"_s));
        QVERIFY(f->agenda(f->medico, lisboa, u"09:00"_s, u"10:00"_s));
        QCOMPARE(
            f->livres("de=2027-03-27&ate=2027-03-29"),
            (QStringList{u"2027-03-27T09:00:00Z"_s, u"2027-03-27T09:30:00Z"_s, u"2027-03-27T09:00:00-03:00"_s,
                         u"2027-03-27T09:30:00-03:00"_s, u"2027-03-28T09:00:00+01:00"_s, u"2027-03-28T09:30:00+01:00"_s,
                         u"2027-03-28T09:00:00-03:00"_s, u"2027-03-28T09:30:00-03:00"_s}));
        // Each in the unit whose hours it falls in, and in no other.
        QCOMPARE(f->marcar(u"2027-03-28T08:00:00Z"_s).texto(u"unidadeId"_s), f->unidade(lisboa));
        QCOMPARE(f->marcar(u"2027-03-28T12:00:00Z"_s).texto(u"unidadeId"_s), f->unidade(saoPaulo));
        QCOMPARE(f->marcar(u"2027-03-28T12:30:00Z"_s, {{u"unidadeId"_s, f->unidade(lisboa)}}).codigo,
                 u"fora_da_agenda"_s);
    }

    void pacienteNaoEstaEmDoisFusosAoMesmoTempo()
    {
        abrir("2027-10-20T08:00:00Z");
        const auto la = f->outroMedico(), aqui = f->outroMedico();
        QVERIFY(f->agenda(la, lisboa, u"00:00"_s, u"23:59"_s));
        QVERIFY(f->agenda(aqui, saoPaulo, u"00:00"_s, u"23:59"_s));
        QCOMPARE(f->marcar(la, f->paciente, u"2027-10-31T01:30:00Z"_s).status, 201); // the second 01:30
        QCOMPARE(f->marcar(aqui, f->paciente, u"2027-10-30T22:30:00-03:00"_s).codigo, u"paciente_ocupado"_s);
        QCOMPARE(f->marcar(aqui, f->paciente, u"2027-10-30T22:15:00-03:00"_s).codigo, u"paciente_ocupado"_s);
        QCOMPARE(f->marcar(aqui, f->paciente, u"2027-10-30T21:30:00-03:00"_s).status, 201); // the first one's instant
        QCOMPARE(f->marcar(aqui, f->paciente, u"2027-10-30T23:00:00-03:00"_s).status, 201);
        QCOMPARE(
            f->lista("/consultas/paciente/" + id(f->paciente) + "?de=2027-10-30&ate=2027-11-01"),
            (QStringList{u"2027-10-30T23:00:00-03:00"_s, u"2027-10-31T01:30:00Z"_s, u"2027-10-30T21:30:00-03:00"_s}));
    }

    void encaixePorDiaDaUnidade()
    {
        abrir("2026-12-01T08:00:00-03:00");
        QVERIFY(f->agenda(f->medico, rioBranco, u"00:00"_s, u"23:59"_s, 29));
        const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"dor"_s}};
        const auto encaixar = [&](const QString &inicio) {
            return f->marcar(f->medico, f->outroPaciente(), inicio, encaixe);
        };
        QCOMPARE(encaixar(u"2026-12-02T23:30:00-05:00"_s).status, 201); // the 3rd in UTC
        QCOMPARE(encaixar(u"2026-12-03T00:00:00-05:00"_s).status, 201);
        QCOMPARE(encaixar(u"2026-12-02T00:00:00-05:00"_s).codigo, u"encaixe_no_limite"_s);
        QCOMPARE(encaixar(u"2026-12-03T23:30:00-05:00"_s).codigo, u"encaixe_no_limite"_s);
        QCOMPARE(encaixar(u"2026-12-04T05:00:00Z"_s).status, 201);
    }

    void encaixeNoDiaDe25Horas()
    {
        abrir("2027-10-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"23:59"_s, 29));
        const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"dor"_s}};
        QCOMPARE(f->marcar(u"2027-10-31T01:30:00+01:00"_s, encaixe).status, 201);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-10-31T01:30:00Z"_s, encaixe).codigo,
                 u"encaixe_no_limite"_s);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-10-31T23:30:00Z"_s, encaixe).codigo,
                 u"encaixe_no_limite"_s);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-11-01T00:00:00Z"_s, encaixe).status, 201);
    }

    void presencaNoDiaDaUnidade()
    {
        abrir("2026-12-01T08:00:00-03:00");
        QVERIFY(f->agenda(f->medico, rioBranco, u"00:00"_s, u"23:59"_s, 29));
        const auto r = f->marcar(u"2026-12-02T23:30:00-05:00"_s);
        QCOMPARE(r.texto(u"situacao"_s), u"confirmada"_s);
        const auto chegar = [&](const char *agora) {
            f->c.relogio.ajustar(em(agora));
            return f->c.put(daConsulta(r, "/presenca"), f->c.recepcao);
        };
        QCOMPARE(chegar("2026-12-01T23:59:59-05:00").codigo, u"transicao_invalida"_s);
        QCOMPARE(chegar("2026-12-02T00:00:00-05:00").status, 200);
        QCOMPARE(f->c.put(daConsulta(r, "/desfazer"), f->c.recepcao).status, 200);
        QCOMPARE(chegar("2026-12-03T00:00:00-05:00").codigo, u"transicao_invalida"_s);
        QCOMPARE(chegar("2026-12-02T23:59:59-05:00").status, 200);
    }

    // Notice and tolerance are real minutes, whatever the clocks on the wall did meanwhile.
    void antecedenciaEmMinutosReais()
    {
        abrir("2027-03-20T08:00:00Z");
        (void)f->unidade(lisboa, {{u"antecedenciaCancelamentoMin"_s, 120}});
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"23:59"_s));
        const auto r = f->marcar(u"2027-03-28T02:30:00+01:00"_s); // 01:30Z
        const auto cancelar = [&](const char *agora) {
            f->c.relogio.ajustar(em(agora));
            return f->c.put(daConsulta(r, "/cancelar"), f->paciente, {{u"motivo"_s, u"viagem"_s}});
        };
        QCOMPARE(cancelar("2027-03-27T23:30:01Z").codigo, u"prazo_encerrado"_s);
        const auto feita = cancelar("2027-03-27T23:30:00Z");
        QCOMPARE(feita.status, 200);
        QCOMPARE(feita.texto(u"atualizadaEm"_s), u"2027-03-27T23:30:00Z"_s);
    }

    void historicoComODeslocamentoDeCadaMomento()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"23:59"_s));
        const auto r = f->marcar(u"2027-03-30T09:00:00+01:00"_s);
        QCOMPARE(r.texto(u"criadaEm"_s), u"2027-03-20T08:00:00Z"_s);
        f->c.relogio.ajustar(em("2027-03-28T01:00:00Z")); // the moment of the change
        QCOMPARE(f->c.put(daConsulta(r, "/cancelar"), f->c.recepcao, {{u"motivo"_s, u"x"_s}}).status, 200);
        const auto vista = f->c.get(daConsulta(r), f->c.recepcao);
        QCOMPARE(vista.texto(u"criadaEm"_s), u"2027-03-20T08:00:00Z"_s);
        QCOMPARE(vista.texto(u"atualizadaEm"_s), u"2027-03-28T02:00:00+01:00"_s);
        const auto historico = vista.json().value(u"historico"_s).toArray();
        QCOMPARE(historico.size(), 2);
        QCOMPARE(historico.at(0).toObject().value(u"em"_s).toString(), u"2027-03-20T08:00:00Z"_s);
        QCOMPARE(historico.at(1).toObject().value(u"em"_s).toString(), u"2027-03-28T02:00:00+01:00"_s);
    }

    void bloqueioSoDaSegundaVez()
    {
        abrir("2027-10-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"03:00"_s));
        const auto primeira = f->marcar(u"2027-10-31T01:30:00+01:00"_s), segunda = f->marcar(u"2027-10-31T01:30:00Z"_s);
        const QByteArray bloqueios = "/medicos/" + id(f->medico) + "/bloqueios";
        // The last half hours of the 30th and of the 31st, by the calendar of the unit.
        for (const auto &[inicio, fim] : {std::pair{"2027-10-30T23:30:00+01:00", "2027-10-31T00:00:00+01:00"},
                                          std::pair{"2027-10-31T23:30:00Z", "2027-11-01T00:00:00Z"}})
            QCOMPARE(f->c.post(bloqueios, f->c.recepcao,
                               {{u"inicio"_s, QString::fromLatin1(inicio)},
                                {u"fim"_s, QString::fromLatin1(fim)},
                                {u"motivo"_s, u"x"_s}})
                         .status,
                     201);
        f->c.relogio.ajustar(em("2027-10-31T01:00:00Z")); // the clocks have just changed
        const auto r = f->c.post(bloqueios, f->c.recepcao,
                                 {{u"inicio"_s, u"2027-10-31T01:00:00Z"_s},
                                  {u"fim"_s, u"2027-10-31T02:00:00Z"_s},
                                  {u"motivo"_s, u"curso"_s}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"inicio"_s), u"2027-10-31T01:00:00Z"_s);
        QCOMPARE(f->c.get(r.local, f->c.recepcao).corpo, r.corpo);
        QCOMPARE(f->lista("/consultas?orfa=true"), QStringList{u"2027-10-31T01:30:00Z"_s});
        const auto evento = f->ultimoEvento(segunda.texto(u"id"_s));
        QCOMPARE(evento.value(u"orfa"_s).toBool(), true);
        QCOMPARE(evento.value(u"atualizadaEm"_s).toString(), u"2027-10-31T01:00:00Z"_s);
        QCOMPARE(f->marcar(f->medico, f->outroPaciente(), u"2027-10-31T01:00:00Z"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(f->lista(bloqueios + "?de=2027-10-31&ate=2027-11-01"),
                 (QStringList{u"2027-10-31T01:00:00Z"_s, u"2027-10-31T23:30:00Z"_s}));
    }
};

QTEST_GUILESS_MAIN(ZonasListasTeste)
#include "zonas_listas_teste.moc"
