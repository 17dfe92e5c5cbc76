// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Moves and the patient's answers.
class RemarcacaoTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, outroMedico, paciente, outro;
    QString unidade;

    QByteArray marcada(const QString &inicio = u"2026-12-01T14:00:00-03:00"_s, const QJsonObject &mais = {})
    {
        const auto r = c->post("/consultas", c->recepcao, Consultorio::pedido(medico, paciente, inicio, mais));
        return r.texto(u"id"_s).toLatin1();
    }
    RespostaDoCaso remarcar(const QByteArray &consulta, const nucleo::Identidade &quem, const QString &inicio,
                            QJsonObject mais = {}, const Consultorio::Cabecalhos &cabecalhos = {})
    {
        mais.insert(u"inicio"_s, inicio);
        return c->put("/consultas/" + consulta + "/remarcar", quem, mais, cabecalhos);
    }
    RespostaDoCaso responder(const QByteArray &consulta, const QString &resposta, const nucleo::Identidade &quem)
    {
        return c->put("/consultas/" + consulta + "/resposta", quem, {{u"resposta"_s, resposta}});
    }
    QJsonObject ver(const QByteArray &consulta) { return c->get("/consultas/" + consulta, c->recepcao).json(); }
    qint64 ocupacoes(const QByteArray &consulta)
    {
        return c->numero("SELECT COUNT(*) FROM ocupacao WHERE consulta_id = ?", {QString::fromLatin1(consulta)});
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        outroMedico = c->conta(Perfil::Medico, u"Dr. Paulo"_s, [](auto &p) { p.aceiteAutomatico = true; });
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
        QVERIFY(c->agenda(outroMedico, unidade));
    }

    void aVelhaEANovaSeNomeiam()
    {
        const QByteArray velha = marcada(u"2026-12-01T14:00:00-03:00"_s, {{u"motivo"_s, u"dor"_s}});
        const auto r = remarcar(velha, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {{u"motivo"_s, u"pediu"_s}});
        QCOMPARE(r.status, 201);
        const QByteArray nova = r.texto(u"id"_s).toLatin1();
        QCOMPARE(r.local, "/consultas/" + nova);
        QCOMPARE(r.texto(u"remarcadaDe"_s), QString::fromLatin1(velha));
        QCOMPARE(r.texto(u"inicio"_s), u"2026-12-02T09:00:00-03:00"_s);
        QCOMPARE(r.texto(u"motivo"_s), u"dor"_s); // of the appointment; the move's own is in the history
        QCOMPARE(r.texto(u"situacao"_s), u"solicitada"_s);
        const auto antiga = ver(velha);
        QCOMPARE(antiga[u"situacao"].toString(), u"remarcada"_s);
        QCOMPARE(antiga[u"remarcadaPara"].toString(), QString::fromLatin1(nova));
        const auto historico = antiga[u"historico"].toArray();
        QCOMPARE(historico.last()[u"motivo"].toString(), u"pediu"_s);
        QCOMPARE(historico.last()[u"de"].toString(), u"solicitada"_s);
        QCOMPARE(ocupacoes(velha), 0);
        QCOMPARE(ocupacoes(nova), 2);
        QCOMPARE(c->eventos(QString::fromLatin1(velha)),
                 (QList<QByteArray>{"consulta.solicitada", "consulta.remarcada"}));
        QCOMPARE(c->eventos(QString::fromLatin1(nova)), QList<QByteArray>{"consulta.solicitada"});
    }

    void mudadaEntreAPreparacaoEOEfeitoNaoEhMaisAVersaoVista()
    {
        const QByteArray velha = marcada();
        c->entreAsPartes = [&] { QCOMPARE(c->put("/consultas/" + velha + "/confirmar", medico).status, 200); };
        QCOMPARE(remarcar(velha, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {}, {{"if-match", "\"1\""}}).codigo,
                 u"versao_desatualizada"_s);
        QCOMPARE(ver(velha)[u"situacao"].toString(), u"confirmada"_s);
    }

    void podeCruzarOProprioHorario()
    {
        const QByteArray velha = marcada();
        const auto r = remarcar(velha, c->recepcao, u"2026-12-01T14:15:00-03:00"_s);
        QCOMPARE(r.status, 201);
        QCOMPARE(
            remarcar(r.texto(u"id"_s).toLatin1(), c->recepcao, u"2026-12-01T14:15:00-03:00"_s, {{u"duracaoMin"_s, 45}})
                .status,
            201);
    }

    // Something else changed between the preparation and the transaction: the version asked for is of before.
    void versaoConferidaTambemNaTransacao()
    {
        const QByteArray velha = marcada();
        const auto etag = c->get("/consultas/" + velha, c->recepcao).etag;
        c->entreAsPartes = [&] { QCOMPARE(responder(velha, u"confirmada"_s, paciente).status, 200); };
        const auto r = remarcar(velha, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {}, {{"if-match", etag}});
        QCOMPARE(r.codigo, u"versao_desatualizada"_s);
        QCOMPARE(ver(velha)[u"situacao"].toString(), u"solicitada"_s);
        QCOMPARE(remarcar(velha, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {}, {{"if-match", "\"2\""}}).status, 201);
    }

    void paraOLugarOndeEstaEhEngano()
    {
        const auto r = remarcar(marcada(), c->recepcao, u"2026-12-01T14:00:00-03:00"_s);
        QCOMPARE(r.status, 422);
        QVERIFY(r.temErro(u"inicio"_s, CodigoCampo::Duplicado));
    }

    void horarioTomadoDeixaTudoComoEstava()
    {
        const QByteArray velha = marcada();
        QVERIFY(!c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, u"2026-12-01T15:00:00-03:00"_s))
                     .texto(u"id"_s)
                     .isEmpty());
        const auto r = remarcar(velha, c->recepcao, u"2026-12-01T15:15:00-03:00"_s);
        QCOMPARE(r.status, 409);
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
        QCOMPARE(ver(velha)[u"situacao"].toString(), u"solicitada"_s);
        QCOMPARE(ocupacoes(velha), 2);
    }

    void tomadoEntreAPreparacaoEOEfeito()
    {
        const QByteArray velha = marcada();
        c->entreAsPartes = [this] {
            QCOMPARE(
                c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, u"2026-12-01T15:00:00-03:00"_s))
                    .status,
                201);
        };
        const auto r = remarcar(velha, c->recepcao, u"2026-12-01T15:00:00-03:00"_s);
        QCOMPARE(r.codigo, u"horario_ocupado"_s);
        QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
        QCOMPARE(ver(velha)[u"situacao"].toString(), u"solicitada"_s);
        QCOMPARE(ocupacoes(velha), 2);
    }

    void paraOutroMedico()
    {
        const auto r = remarcar(marcada(), c->recepcao, u"2026-12-01T14:00:00-03:00"_s,
                                {{u"medicoId"_s, outroMedico.usuario.texto()}});
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"medicoNome"_s), u"Dr. Paulo"_s);
        QCOMPARE(r.texto(u"situacao"_s), u"confirmada"_s); // who accepts by himself
    }

    void quemPode_data()
    {
        QTest::addColumn<QString>("quem");
        QTest::addColumn<int>("status");
        QTest::newRow("paciente") << u"paciente"_s << 201;
        QTest::newRow("outro paciente") << u"outro"_s << 404;
        QTest::newRow("medica") << u"medico"_s << 201;
        QTest::newRow("outro medico") << u"outroMedico"_s << 404;
        QTest::newRow("admin") << u"admin"_s << 403;
    }
    void quemPode()
    {
        QFETCH(QString, quem);
        QFETCH(int, status);
        const QHash<QString, nucleo::Identidade> contas{{u"paciente"_s, paciente},
                                                        {u"outro"_s, outro},
                                                        {u"medico"_s, medico},
                                                        {u"outroMedico"_s, outroMedico},
                                                        {u"admin"_s, c->admin}};
        QCOMPARE(remarcar(marcada(), contas[quem], u"2026-12-02T09:00:00-03:00"_s).status, status);
    }

    void aMedicaNaoMarcaNaAgendaDeOutro()
    {
        QCOMPARE(
            remarcar(marcada(), medico, u"2026-12-02T09:00:00-03:00"_s, {{u"medicoId"_s, outroMedico.usuario.texto()}})
                .codigo,
            u"sem_permissao"_s);
    }

    void oPacienteGuardaAAntecedencia()
    {
        const QByteArray x = marcada();
        c->relogio.ajustar(em("2026-12-01T12:30:00-03:00"));
        QCOMPARE(remarcar(x, paciente, u"2026-12-02T09:00:00-03:00"_s).codigo, u"prazo_encerrado"_s);
        QCOMPARE(remarcar(x, c->recepcao, u"2026-12-02T09:00:00-03:00"_s).status, 201);
    }

    void oQueNaoSeRemarca()
    {
        const QByteArray x = marcada();
        QCOMPARE(c->put("/consultas/" + x + "/cancelar", c->recepcao, {{u"motivo"_s, u"x"_s}}).status, 200);
        const auto r = remarcar(x, c->recepcao, u"2026-12-02T09:00:00-03:00"_s);
        QCOMPARE(r.codigo, u"transicao_invalida"_s);
        QCOMPARE(r.extras.value(u"situacao"_s).toString(), u"cancelada"_s);
        QCOMPARE(remarcar(marcada(), c->recepcao, u"2026-11-30T09:00:00-03:00"_s).status, 422);
        QCOMPARE(remarcar(marcada(u"2026-12-03T14:00:00-03:00"_s), c->recepcao, u"2026-12-02T22:00:00-03:00"_s).codigo,
                 u"fora_da_agenda"_s);
    }

    void versaoVelhaNaoRemarca()
    {
        const QByteArray x = marcada();
        QCOMPARE(remarcar(x, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {}, {{"if-match", "\"7\""}}).status, 412);
        QCOMPARE(remarcar(x, c->recepcao, u"2026-12-02T09:00:00-03:00"_s, {}, {{"if-match", "\"1\""}}).status, 201);
    }

    void respostaConfirmada()
    {
        const QByteArray x = marcada();
        const auto r = responder(x, u"confirmada"_s, paciente);
        QCOMPARE(r.status, 200);
        QCOMPARE(r.texto(u"confirmacaoPaciente"_s), u"confirmada"_s);
        QCOMPARE(r.texto(u"situacao"_s), u"solicitada"_s);
        QCOMPARE(responder(x, u"confirmada"_s, paciente).etag, r.etag); // said already: nothing changes
        QCOMPARE(c->eventos(QString::fromLatin1(x)), (QList<QByteArray>{"consulta.solicitada", "consulta.respondida"}));
    }

    void respostaRecusadaLiberaOHorarioMesmoSemAntecedencia()
    {
        const QByteArray x = marcada();
        c->relogio.ajustar(em("2026-12-01T13:30:00-03:00"));
        const auto r = responder(x, u"recusada"_s, paciente);
        QCOMPARE(r.status, 200);
        QCOMPARE(r.texto(u"situacao"_s), u"cancelada"_s);
        QCOMPARE(r.texto(u"confirmacaoPaciente"_s), u"recusada"_s);
        QCOMPARE(ocupacoes(x), 0);
        QCOMPARE(c->eventos(QString::fromLatin1(x)),
                 (QList<QByteArray>{"consulta.solicitada", "consulta.cancelada", "consulta.respondida"}));
        QCOMPARE(ver(x)[u"historico"].toArray().last()[u"por"].toString(), paciente.usuario.texto());
        QCOMPARE(responder(x, u"confirmada"_s, paciente).codigo, u"transicao_invalida"_s);
    }

    void respostaDeQuemNaoEh()
    {
        const QByteArray x = marcada();
        QCOMPARE(responder(x, u"confirmada"_s, outro).status, 404);
        QCOMPARE(responder(x, u"confirmada"_s, medico).status, 403);
        QCOMPARE(responder(x, u"talvez"_s, paciente).status, 422);
        c->relogio.ajustar(em("2026-12-01T14:00:00-03:00"));
        QCOMPARE(responder(x, u"recusada"_s, paciente).codigo, u"transicao_invalida"_s);
        QCOMPARE(responder(x, u"confirmada"_s, paciente).codigo, u"transicao_invalida"_s);
    }
};

QTEST_GUILESS_MAIN(RemarcacaoTeste)
#include "remarcacao_teste.moc"
