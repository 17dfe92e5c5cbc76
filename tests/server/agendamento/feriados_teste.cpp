// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Holidays, national and of a unit; opening hours; the way between two units.
class FeriadosTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente;
    QString centro;

    RespostaDoCaso acrescentar(const char *data, const QJsonObject &mais = {}, const QByteArray &consulta = {})
    {
        QJsonObject corpo{{u"unidadeId"_s, centro},
                          {u"data"_s, QString::fromLatin1(data)},
                          {u"nome"_s, u"Aniversário da cidade"_s},
                          {u"ambito"_s, u"municipal"_s}};
        for (auto it = mais.begin(); it != mais.end(); ++it)
            corpo.insert(it.key(), it.value());
        return c->post("/feriados" + consulta, c->admin, corpo);
    }
    QStringList livres(const QByteArray &periodo)
    {
        QStringList inicios;
        for (const auto &item : c->get("/medicos/" + id(medico) + "/horarios?" + periodo).itens())
            inicios << item[u"inicio"].toString();
        return inicios;
    }
    bool aberto(const char *dia) { return !livres("de=" + QByteArray(dia) + "&ate=" + seguinte(dia)).isEmpty(); }
    static QByteArray seguinte(const char *dia)
    {
        return QDate::fromString(QString::fromLatin1(dia), Qt::ISODate).addDays(1).toString(Qt::ISODate).toLatin1();
    }
    RespostaDoCaso marcar(const QString &inicio, const QJsonObject &mais = {})
    {
        return c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, inicio, mais));
    }
    RespostaDoCaso editarUnidade(const QJsonObject &mais, const QByteArray &consulta = {})
    {
        QJsonObject corpo{{u"nome"_s, u"Centro"_s}, {u"fuso"_s, u"America/Sao_Paulo"_s}};
        for (auto it = mais.begin(); it != mais.end(); ++it)
            corpo.insert(it.key(), it.value());
        return c->put("/unidades/" + centro.toLatin1() + consulta, c->admin, corpo);
    }
    static QJsonObject horas(int dia, const char *inicio, const char *fim)
    {
        return {
            {u"diaSemana"_s, dia}, {u"inicio"_s, QString::fromLatin1(inicio)}, {u"fim"_s, QString::fromLatin1(fim)}};
    }
    void comDeslocamento(int minutos)
    {
        c.reset();
        c = std::make_unique<Consultorio>(agendamento::Ajustes{120, 30, minutos});
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        centro = c->unidade();
        const QString sul = c->unidade(u"Sul"_s);
        QVERIFY(c->agenda(medico, centro, u"08:00"_s, u"12:00"_s));
        QVERIFY(c->agenda(medico, sul, u"12:00"_s, u"18:00"_s));
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        centro = c->unidade();
        QVERIFY(c->agenda(medico, centro));
    }

    void osNacionaisVemComputados()
    {
        const auto r = c->get("/feriados?ano=2026");
        QCOMPARE(r.status, 200);
        QStringList datas;
        for (const auto &item : r.itens()) {
            QCOMPARE(item[u"ambito"].toString(), u"nacional"_s);
            QVERIFY(!item.toObject().contains(u"id"_s));
            datas << item[u"data"].toString().mid(5) + (item[u"facultativo"].toBool() ? u"*"_s : QString());
        }
        QCOMPARE(datas,
                 (QStringList{u"01-01"_s, u"02-16*"_s, u"02-17*"_s, u"04-03"_s, u"04-21"_s, u"05-01"_s, u"06-04*"_s,
                              u"09-07"_s, u"10-12"_s, u"11-02"_s, u"11-15"_s, u"11-20"_s, u"12-25"_s}));
        QCOMPARE(c->get("/feriados").itens().size(), 13); // the clock says 2026
        QCOMPARE(c->get("/feriados?ano=1500").status, 422);
    }

    void paginasDoAnoMesmoComDoisNoMesmoDia()
    {
        QCOMPARE(acrescentar("2000-04-22").status, 201); // and in 2000 Good Friday was Tiradentes' day
        QStringList porUm;
        for (QByteArray alvo = "/feriados?ano=2000&limite=1"; !alvo.isEmpty();) {
            const auto r = c->get(alvo);
            QCOMPARE(r.itens().size(), 1);
            porUm << r.itens().first()[u"nome"].toString();
            const auto proximo = r.json()[u"proximo"].toString().toLatin1();
            alvo = proximo.isEmpty() ? QByteArray() : "/feriados?ano=2000&limite=1&cursor=" + proximo;
        }
        QStringList deUmaVez;
        for (const auto &item : c->get("/feriados?ano=2000").itens())
            deUmaVez << item[u"nome"].toString();
        QCOMPARE(porUm, deUmaVez);
        QCOMPARE(porUm.size(), 13);
        QCOMPARE(c->get("/feriados?ano=2000&cursor=xx").codigo, u"cursor_invalido"_s);
    }

    void umDaUnidadeFechaSoAUnidade()
    {
        const auto outra = c->unidade(u"Sul"_s);
        const auto outroMedico = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        QVERIFY(c->agenda(outroMedico, outra));
        QVERIFY(aberto("2026-12-09"));
        const auto r = acrescentar("2026-12-09");
        QCOMPARE(r.status, 201);
        QCOMPARE(c->get(r.local).json(), r.json());
        QCOMPARE(c->get(r.local).etag, r.etag);
        QVERIFY(!aberto("2026-12-09"));
        QCOMPARE(marcar(u"2026-12-09T10:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QVERIFY(!c->get("/medicos/" + id(outroMedico) + "/horarios?de=2026-12-09&ate=2026-12-10").itens().isEmpty());
        QCOMPARE(c->get("/feriados?ano=2026&unidadeId=" + centro.toLatin1()).itens().size(), 14);
        QCOMPARE(c->get("/feriados?ano=2026&unidadeId=" + outra.toLatin1()).itens().size(), 13);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, r.local, c->admin, {}, {{"if-match", "\"7\""}}).status, 412);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, r.local, c->admin).status, 204);
        QVERIFY(aberto("2026-12-09"));
        QCOMPARE(c->get(r.local).status, 404);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM auditoria WHERE acao IN ('feriado.criado', 'feriado.removido')"), 2);
    }

    void anualValeTodoAnoDesdeOPrimeiro()
    {
        QCOMPARE(acrescentar("2027-07-09", {{u"anual"_s, true}, {u"ambito"_s, u"estadual"_s}}).status, 201);
        c->relogio.avancarMinutos(-200 * 24 * 60);
        QVERIFY(aberto("2026-07-09"));
        QVERIFY(!aberto("2027-07-09"));
        QVERIFY(!aberto("2031-07-09"));
        const auto no2030 = c->get("/feriados?ano=2030&unidadeId=" + centro.toLatin1()).itens();
        QVERIFY(std::any_of(no2030.begin(), no2030.end(),
                            [](const auto &f) { return f[u"data"].toString() == "2030-07-09"_L1; }));
        QVERIFY(acrescentar("2028-07-09").temErro(u"data"_s, CodigoCampo::Duplicado));
    }

    void oQueNaoPodeSerAcrescentado()
    {
        QVERIFY(acrescentar("2026-12-25").temErro(u"data"_s, CodigoCampo::Duplicado));
        QCOMPARE(acrescentar("2027-02-09").status, 201); // Carnival is optional: a unit may close
        QVERIFY(acrescentar("2027-02-09").temErro(u"data"_s, CodigoCampo::Duplicado));
        QVERIFY(acrescentar("2026-12-10", {{u"nome"_s, u"  "_s}}).temErro(u"nome"_s, CodigoCampo::Obrigatorio));
        QCOMPARE(acrescentar("2026-12-10", {{u"ambito"_s, u"nacional"_s}}).status, 422);
        QCOMPARE(acrescentar("2026-02-30").status, 422);
        QVERIFY(acrescentar("2026-12-10", {{u"unidadeId"_s, medico.usuario.texto()}})
                    .temErro(u"unidadeId"_s, CodigoCampo::NaoExiste));
        QCOMPARE(c->post("/feriados", c->recepcao, {}).status, 403);
    }

    void feriadoNovoDeixaOrfasEDizQuaisAntes()
    {
        const auto marcada = marcar(u"2026-12-09T10:00:00-03:00"_s);
        const auto prevista = acrescentar("2026-12-09", {}, "?simular=true");
        QCOMPARE(prevista.status, 200);
        QCOMPARE(prevista.itens().size(), 1);
        QCOMPARE(prevista.itens().first()[u"id"].toString(), marcada.texto(u"id"_s));
        QVERIFY(aberto("2026-12-09"));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM feriado"), 0);
        const auto feito = acrescentar("2026-12-09");
        QCOMPARE(feito.status, 201);
        QVERIFY(c->get(marcada.local, c->recepcao).json()[u"orfa"].toBool());
        QCOMPARE(c->get("/consultas?orfa=true", c->recepcao).itens().size(), 1);
        QCOMPARE(c->pedir(nucleo::Metodo::Delete, feito.local, c->admin).status, 204);
        QVERIFY(!c->get(marcada.local, c->recepcao).json()[u"orfa"].toBool());
    }

    void foraDoHorarioDaUnidadeNadaSeOferece()
    {
        const QJsonArray funcionamento{horas(3, "09:00", "10:00"), horas(3, "10:00", "11:00"),
                                       horas(4, "17:45", "23:00")};
        QCOMPARE(editarUnidade({{u"funcionamento"_s, funcionamento}}).status, 200);
        QCOMPARE(livres("de=2026-12-02&ate=2026-12-05"),
                 (QStringList{u"2026-12-02T09:00:00-03:00"_s, u"2026-12-02T09:30:00-03:00"_s,
                              u"2026-12-02T10:00:00-03:00"_s, u"2026-12-02T10:30:00-03:00"_s}));
        QCOMPARE(marcar(u"2026-12-02T09:45:00-03:00"_s).status,
                 201); // across the hour at which one range meets the next
        QCOMPARE(marcar(u"2026-12-02T10:45:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(marcar(u"2026-12-05T10:00:00-03:00"_s).codigo, u"fora_da_agenda"_s);
        QCOMPARE(editarUnidade({{u"funcionamento"_s, QJsonArray()}}).status, 200);
        QVERIFY(aberto("2026-12-05"));
    }

    void horarioNovoDaUnidadeDeixaOrfas()
    {
        const auto cedo = marcar(u"2026-12-02T08:00:00-03:00"_s), tarde = marcar(u"2026-12-02T15:00:00-03:00"_s);
        const QJsonObject so{{u"funcionamento"_s, QJsonArray{horas(3, "13:00", "18:00")}}};
        const auto prevista = editarUnidade(so, "?simular=true");
        QCOMPARE(prevista.itens().size(), 1);
        QCOMPARE(prevista.itens().first()[u"id"].toString(), cedo.texto(u"id"_s));
        QVERIFY(!c->get(cedo.local, c->recepcao).json()[u"orfa"].toBool());
        QCOMPARE(c->eventos(medico.usuario.texto()).count("agenda.alterada"), 1); // the agenda's own
        QCOMPARE(editarUnidade(so).status, 200);
        QVERIFY(c->get(cedo.local, c->recepcao).json()[u"orfa"].toBool());
        QVERIFY(!c->get(tarde.local, c->recepcao).json()[u"orfa"].toBool());
        QCOMPARE(c->eventos(cedo.texto(u"id"_s)).last(), "consulta.orfa");
        QCOMPARE(c->eventos(medico.usuario.texto()).count("agenda.alterada"), 2);
        // Nothing of the rules changes: nobody is told to look again.
        QCOMPARE(editarUnidade({{u"funcionamento"_s, so[u"funcionamento"_s]}, {u"endereco"_s, u"Rua A, 1"_s}}).status,
                 200);
        QCOMPARE(c->eventos(medico.usuario.texto()).count("agenda.alterada"), 2);
    }

    void doCentroAoSulLevaTempo()
    {
        comDeslocamento(40);
        QCOMPARE(marcar(u"2026-12-02T11:30:00-03:00"_s).status, 201);
        // Free at 12:40 at the earliest, so on the grid from 13:00 on; the morning at the same unit is not touched.
        const auto livre = livres("de=2026-12-02&ate=2026-12-03");
        QVERIFY(livre.contains(u"2026-12-02T11:00:00-03:00"_s));
        QVERIFY(!livre.contains(u"2026-12-02T12:30:00-03:00"_s));
        QVERIFY(livre.contains(u"2026-12-02T13:00:00-03:00"_s));
        const auto perto = marcar(u"2026-12-02T12:30:00-03:00"_s);
        QCOMPARE(perto.codigo, u"horario_ocupado"_s);
        QCOMPARE(perto.extras[u"alternativas"_s].toArray().size(), 3);
        QCOMPARE(marcar(u"2026-12-02T12:40:00-03:00"_s).status, 201);
    }

    void oDeslocamentoValeTambemEntreAPreparacaoEOEfeito()
    {
        comDeslocamento(40);
        const auto outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        const auto outra = [&] {
            return c->post("/consultas", c->recepcao,
                           Consultorio::pedido(medico, outro, u"2026-12-02T11:30:00-03:00"_s));
        };
        c->entreAsPartes = [&] { QCOMPARE(outra().status, 201); };
        QCOMPARE(marcar(u"2026-12-02T12:30:00-03:00"_s).codigo, u"horario_ocupado"_s);
        // A hold and a move are bookings too.
        const QJsonObject reserva{{u"medicoId"_s, medico.usuario.texto()},
                                  {u"inicio"_s, u"2026-12-02T12:00:00-03:00"_s}};
        QCOMPARE(c->post("/reservas", c->recepcao, reserva).codigo, u"horario_ocupado"_s);
        const auto tarde = marcar(u"2026-12-02T15:00:00-03:00"_s);
        QCOMPARE(tarde.status, 201);
        QCOMPARE(c->put(tarde.local + "/remarcar", c->recepcao, {{u"inicio"_s, u"2026-12-02T12:30:00-03:00"_s}}).codigo,
                 u"horario_ocupado"_s);
        // What itself is in the way does not count when it moves.
        const auto sozinha = marcar(u"2026-12-03T11:30:00-03:00"_s);
        QCOMPARE(
            c->put(sozinha.local + "/remarcar", c->recepcao, {{u"inicio"_s, u"2026-12-03T12:00:00-03:00"_s}}).status,
            201);
    }
};

QTEST_GUILESS_MAIN(FeriadosTeste)
#include "feriados_teste.moc"
