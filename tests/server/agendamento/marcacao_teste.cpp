// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Who may book what, and what a booking leaves behind.
class MarcacaoTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, paciente, outro;
    QString unidade;

    RespostaDoCaso marcar(const nucleo::Identidade &quem, const QString &inicio, const QJsonObject &mais = {})
    {
        return c->post("/consultas", quem, Consultorio::pedido(medico, paciente, inicio, mais));
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena Prado"_s, [](auto &p) { p.encaixesPorDia = 2; });
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        unidade = c->unidade();
        QVERIFY(!unidade.isEmpty());
        QVERIFY(c->agenda(medico, unidade));
    }

    void respondeAConsultaInteiraNoFusoDaUnidade()
    {
        const auto r = marcar(paciente, u"2026-12-02T12:30:00Z"_s, {{u"motivo"_s, u"dor"_s}});
        QCOMPARE(r.status, 201);
        const QJsonObject j = r.json();
        QCOMPARE(r.local, "/consultas/" + j.value(u"id"_s).toString().toLatin1());
        QCOMPARE(r.etag, QByteArray("\"1\""));
        QCOMPARE(j.value(u"inicio"_s).toString(), u"2026-12-02T09:30:00-03:00"_s);
        QCOMPARE(j.value(u"fim"_s).toString(), u"2026-12-02T10:00:00-03:00"_s);
        QCOMPARE(j.value(u"duracaoMin"_s).toInt(), 30);
        QCOMPARE(j.value(u"situacao"_s).toString(), u"solicitada"_s);
        QCOMPARE(j.value(u"confirmacaoPaciente"_s).toString(), u"pendente"_s);
        QCOMPARE(j.value(u"medicoNome"_s).toString(), u"Dra. Helena Prado"_s);
        QCOMPARE(j.value(u"pacienteNome"_s).toString(), u"João Lima"_s);
        QCOMPARE(j.value(u"unidadeId"_s).toString(), unidade);
        QCOMPARE(j.value(u"criadaPor"_s).toString(), paciente.usuario.texto());
        QCOMPARE(j.value(u"motivo"_s).toString(), u"dor"_s);
        QCOMPARE(j.value(u"versao"_s).toInt(), 1);
        QVERIFY(!j.value(u"orfa"_s).toBool(true));
    }

    void deixaLinhaHistoricoEventoEAuditoria()
    {
        const QString idDela = marcar(paciente, u"2026-12-02T09:30:00-03:00"_s).texto(u"id"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 1);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM historico WHERE consulta_id = ?", {idDela}), 1);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao WHERE consulta_id = ?", {idDela}), 2);
        QCOMPARE(c->eventos(idDela), QList<QByteArray>{"consulta.solicitada"});
        QCOMPARE(c->numero("SELECT COUNT(*) FROM auditoria WHERE registro = ? AND ator = ?",
                           {idDela, paciente.usuario.texto()}),
                 1);
    }

    void recusaNaoDeixaNada()
    {
        QCOMPARE(marcar(paciente, u"2026-12-02T09:30:00-03:00"_s).status, 201);
        const auto antes = c->numero("SELECT COUNT(*) FROM caixa_saida");
        QCOMPARE(
            c->post("/consultas", outro, Consultorio::pedido(medico, outro, u"2026-12-02T09:30:00-03:00"_s)).codigo,
            u"horario_ocupado"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM caixa_saida"), antes);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta"), 1);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 2);
    }

    void ocupadoOfereceOsTresMaisProximos()
    {
        QCOMPARE(marcar(paciente, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        const auto r = c->post("/consultas", outro, Consultorio::pedido(medico, outro, u"2026-12-02T10:00:00-03:00"_s));
        QCOMPARE(r.status, 409);
        QStringList inicios;
        for (const auto &a : r.extras.value(u"alternativas"_s).toArray()) {
            inicios << a.toObject().value(u"inicio"_s).toString();
            QCOMPARE(a.toObject().value(u"unidadeId"_s).toString(), unidade);
        }
        QCOMPARE(inicios, QStringList({u"2026-12-02T09:30:00-03:00"_s, u"2026-12-02T10:30:00-03:00"_s,
                                       u"2026-12-02T09:00:00-03:00"_s}));
    }

    void alternativasNuncaFicamNoPassado()
    {
        c->relogio.ajustar(em("2026-12-02T09:50:00-03:00"));
        QCOMPARE(marcar(paciente, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        const auto r = c->post("/consultas", outro, Consultorio::pedido(medico, outro, u"2026-12-02T10:00:00-03:00"_s));
        const auto alternativas = r.extras.value(u"alternativas"_s).toArray();
        QCOMPARE(alternativas.size(), 3);
        QCOMPARE(alternativas.at(0).toObject().value(u"inicio"_s).toString(), u"2026-12-02T10:30:00-03:00"_s);
        QCOMPARE(alternativas.at(2).toObject().value(u"inicio"_s).toString(), u"2026-12-02T11:30:00-03:00"_s);
    }

    void horariosQueSeCruzamSaoRecusados_data()
    {
        QTest::addColumn<QString>("inicio");
        QTest::addColumn<int>("duracao");
        QTest::addColumn<bool>("livre");
        QTest::newRow("o mesmo") << u"2026-12-02T10:00:00-03:00"_s << 60 << false;
        QTest::newRow("dentro") << u"2026-12-02T10:15:00-03:00"_s << 15 << false;
        QTest::newRow("por fora") << u"2026-12-02T09:00:00-03:00"_s << 180 << false;
        QTest::newRow("entra no fim") << u"2026-12-02T10:55:00-03:00"_s << 30 << false;
        QTest::newRow("sai no início") << u"2026-12-02T09:35:00-03:00"_s << 30 << false;
        QTest::newRow("termina quando começa") << u"2026-12-02T09:30:00-03:00"_s << 30 << true;
        QTest::newRow("começa quando termina") << u"2026-12-02T11:00:00-03:00"_s << 30 << true;
    }
    void horariosQueSeCruzamSaoRecusados()
    {
        QFETCH(QString, inicio);
        QFETCH(int, duracao);
        QFETCH(bool, livre);
        QCOMPARE(marcar(c->recepcao, u"2026-12-02T10:00:00-03:00"_s, {{u"duracaoMin"_s, 60}}).status, 201);
        const auto r = c->post("/consultas", c->recepcao,
                               Consultorio::pedido(medico, outro, inicio, {{u"duracaoMin"_s, duracao}}));
        QCOMPARE(r.status, livre ? 201 : 409);
        if (!livre)
            QCOMPARE(r.codigo, u"horario_ocupado"_s);
    }

    void pacienteNaoTemDuasAoMesmoTempo()
    {
        const auto segundo = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        QVERIFY(c->agenda(segundo, unidade));
        QCOMPARE(marcar(paciente, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        const auto r =
            c->post("/consultas", c->recepcao, Consultorio::pedido(segundo, paciente, u"2026-12-02T10:15:00-03:00"_s));
        QCOMPARE(r.status, 409);
        QCOMPARE(r.codigo, u"paciente_ocupado"_s);
        QCOMPARE(c->post("/consultas", paciente, Consultorio::pedido(segundo, paciente, u"2026-12-02T10:30:00-03:00"_s))
                     .status,
                 201);
    }

    void foraDaAgenda_data()
    {
        QTest::addColumn<QString>("inicio");
        QTest::newRow("antes de abrir") << u"2026-12-02T07:30:00-03:00"_s;
        QTest::newRow("passa do fim") << u"2026-12-02T17:45:00-03:00"_s;
        QTest::newRow("à noite") << u"2026-12-02T22:00:00-03:00"_s;
        QTest::newRow("feriado nacional") << u"2026-12-25T10:00:00-03:00"_s;
    }
    void foraDaAgenda()
    {
        QFETCH(QString, inicio);
        const auto r = marcar(c->recepcao, inicio);
        QCOMPARE(r.status, 409);
        QCOMPARE(r.codigo, u"fora_da_agenda"_s);
    }

    void umMedicoSemAgendaNaoSeMarca()
    {
        const auto novo = c->conta(Perfil::Medico, u"Dr. Novo"_s);
        QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(novo, paciente, u"2026-12-02T10:00:00-03:00"_s))
                     .codigo,
                 u"fora_da_agenda"_s);
    }

    void dizTodosOsCamposErrados()
    {
        const auto r = c->post("/consultas", c->recepcao,
                               Consultorio::pedido(c->conta(Perfil::Paciente, u"não é médico"_s), medico,
                                                   u"2026-11-30T10:00:00-03:00"_s, {{u"encaixe"_s, true}}));
        QCOMPARE(r.status, 422);
        QVERIFY(r.temErro(u"inicio"_s, CodigoCampo::NoPassado));
        QVERIFY(r.temErro(u"medicoId"_s, CodigoCampo::NaoExiste));
        QVERIFY(r.temErro(u"pacienteId"_s, CodigoCampo::NaoExiste));
        QVERIFY(r.temErro(u"motivoEncaixe"_s, CodigoCampo::Obrigatorio));
    }

    void pessoaQueNaoServe_data()
    {
        QTest::addColumn<QString>("situacao");
        QTest::newRow("pendente") << u"pendente"_s;
        QTest::newRow("bloqueado") << u"bloqueado"_s;
    }
    void pessoaQueNaoServe()
    {
        QFETCH(QString, situacao);
        QCOMPARE(marcar(c->recepcao, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        agendamento::Pessoa mudada;
        mudada.id = medico.usuario;
        mudada.nome = u"Dra. Helena Prado"_s;
        mudada.perfil = Perfil::Medico;
        mudada.situacao = situacao;
        c->pessoas.por(mudada);
        const auto r = marcar(c->recepcao, u"2026-12-02T11:00:00-03:00"_s);
        QCOMPARE(r.status, 422);
        QVERIFY(r.temErro(u"medicoId"_s, CodigoCampo::NaoExiste));
    }

    void comADonaDasContasForaDoArValeOQueSeSabe()
    {
        QCOMPARE(marcar(c->recepcao, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        c->pessoas.cair(true);
        QCOMPARE(marcar(c->recepcao, u"2026-12-02T11:00:00-03:00"_s).status, 201);
        QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, u"2026-12-02T12:00:00-03:00"_s))
                     .status,
                 503);
    }

    void quemPodeMarcar()
    {
        const auto outroMedico = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        QCOMPARE(marcar(outro, u"2026-12-02T10:00:00-03:00"_s).codigo, u"sem_permissao"_s);
        QCOMPARE(marcar(outroMedico, u"2026-12-02T10:00:00-03:00"_s).codigo, u"sem_permissao"_s);
        QCOMPARE(marcar(c->admin, u"2026-12-02T10:00:00-03:00"_s).codigo, u"sem_permissao"_s);
        QCOMPARE(marcar(paciente, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        QCOMPARE(marcar(medico, u"2026-12-02T10:30:00-03:00"_s).status, 201);
        QCOMPARE(marcar(c->recepcao, u"2026-12-02T11:00:00-03:00"_s).status, 201);
    }

    void aceiteAutomaticoConfirmaNaHora()
    {
        const auto rapido = c->conta(Perfil::Medico, u"Dr. Rápido"_s, [](auto &p) { p.aceiteAutomatico = true; });
        QVERIFY(c->agenda(rapido, unidade));
        const auto r =
            c->post("/consultas", paciente, Consultorio::pedido(rapido, paciente, u"2026-12-02T10:00:00-03:00"_s));
        QCOMPARE(r.texto(u"situacao"_s), u"confirmada"_s);
        QCOMPARE(c->eventos(r.texto(u"id"_s)), QList<QByteArray>{"consulta.confirmada"});
    }

    void encaixeFicaAoLadoDeOutraAteOLimiteDoDia()
    {
        const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"urgente"_s}};
        const QString hora = u"2026-12-02T10:00:00-03:00"_s;
        QCOMPARE(marcar(c->recepcao, hora).status, 201);
        const auto proibida = marcar(paciente, u"2026-12-02T11:00:00-03:00"_s, encaixe);
        QCOMPARE(proibida.codigo, u"campo_proibido"_s);
        QVERIFY(proibida.temErro(u"encaixe"_s, CodigoCampo::Proibido));
        QVERIFY(proibida.temErro(u"motivoEncaixe"_s, CodigoCampo::Proibido));
        const auto maria = [&](const QString &quando) {
            return c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, quando, encaixe));
        };
        const auto primeiro = maria(hora);
        QCOMPARE(primeiro.status, 201);
        QVERIFY(primeiro.json().value(u"encaixe"_s).toBool());
        QCOMPARE(maria(hora).codigo, u"paciente_ocupado"_s); // the patient's side has no exception
        QCOMPARE(maria(u"2026-12-02T12:00:00-03:00"_s).status, 201);
        QCOMPARE(maria(u"2026-12-02T14:00:00-03:00"_s).codigo, u"encaixe_no_limite"_s);
        QCOMPARE(maria(u"2026-12-03T14:00:00-03:00"_s).status, 201); // another day
        // A cancelled one gives its place back, and leaves the appointment beside it where it is.
        const QByteArray caminho = "/consultas/" + primeiro.texto(u"id"_s).toLatin1() + "/cancelar";
        QCOMPARE(c->put(caminho, c->recepcao, {{u"motivo"_s, u"x"_s}}).status, 200);
        QCOMPARE(
            c->numero("SELECT COUNT(*) FROM ocupacao WHERE papel = 'medico' AND recurso = ?", {medico.usuario.texto()}),
            1);
        QCOMPARE(maria(u"2026-12-02T14:00:00-03:00"_s).status, 201);
    }

    void encaixeQueFaltouNaoAbreOutraVaga()
    {
        const QJsonObject encaixe{{u"encaixe"_s, true}, {u"motivoEncaixe"_s, u"urgente"_s}};
        const auto x = marcar(c->recepcao, u"2026-12-01T10:00:00-03:00"_s, encaixe).texto(u"id"_s).toLatin1();
        QCOMPARE(c->put("/consultas/" + x + "/confirmar", medico).status, 200);
        c->relogio.ajustar(em("2026-12-01T10:10:00-03:00"));
        QCOMPARE(c->put("/consultas/" + x + "/falta", c->recepcao).status, 200);
        const auto maria = [&](const QString &quando) {
            return c->post("/consultas", c->recepcao, Consultorio::pedido(medico, outro, quando, encaixe));
        };
        QCOMPARE(maria(u"2026-12-01T11:00:00-03:00"_s).status, 201);
        QCOMPARE(maria(u"2026-12-01T12:00:00-03:00"_s).codigo, u"encaixe_no_limite"_s);
        QCOMPARE(c->put("/consultas/" + x + "/presenca", c->recepcao).status, 200);
    }

    void semUnidadeValeADaAgendaEDuracaoAVigente()
    {
        const QString manaus = c->unidade(u"Manaus"_s, u"America/Manaus"_s);
        const auto viajante = c->conta(Perfil::Medico, u"Dr. Viajante"_s);
        QVERIFY(c->agenda(viajante, manaus, u"19:00"_s, u"22:00"_s, 45));
        const auto r =
            c->post("/consultas", paciente, Consultorio::pedido(viajante, paciente, u"2026-12-02T20:00:00-03:00"_s));
        QCOMPARE(r.status, 201);
        QCOMPARE(r.texto(u"unidadeId"_s), manaus);
        QCOMPARE(r.json().value(u"duracaoMin"_s).toInt(), 45);
        QCOMPARE(r.texto(u"inicio"_s), u"2026-12-02T19:00:00-04:00"_s);
        // The same time asked for at a unit where the doctor is not.
        QCOMPARE(
            c->post("/consultas", outro,
                    Consultorio::pedido(viajante, outro, u"2026-12-02T21:00:00-03:00"_s, {{u"unidadeId"_s, unidade}}))
                .codigo,
            u"fora_da_agenda"_s);
        const auto nenhuma = c->post("/consultas", outro,
                                     Consultorio::pedido(viajante, outro, u"2026-12-02T21:00:00-03:00"_s,
                                                         {{u"unidadeId"_s, viajante.usuario.texto()}}));
        QVERIFY(nenhuma.temErro(u"unidadeId"_s, CodigoCampo::NaoExiste));
    }

    // What changes after a booking was worked out and before it is written counts.
    void mudancasEntreAPreparacaoEOEfeito_data()
    {
        QTest::addColumn<QString>("mudanca");
        QTest::addColumn<QString>("codigo");
        QTest::newRow("outro marcou") << u"ocupado"_s << u"horario_ocupado"_s;
        QTest::newRow("paciente marcou com outro médico") << u"paciente"_s << u"paciente_ocupado"_s;
        QTest::newRow("bloqueio") << u"bloqueio"_s << u"fora_da_agenda"_s;
        QTest::newRow("agenda encerrada") << u"agenda"_s << u"fora_da_agenda"_s;
        QTest::newRow("médica bloqueada") << u"conta"_s << u"validacao"_s;
        QTest::newRow("agenda mudada mas ainda cabe") << u"cabe"_s << QString();
    }
    void mudancasEntreAPreparacaoEOEfeito()
    {
        QFETCH(QString, mudanca);
        QFETCH(QString, codigo);
        const QString hora = u"2026-12-02T10:00:00-03:00"_s;
        const auto segundo = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        QVERIFY(c->agenda(segundo, unidade));
        QCOMPARE(marcar(paciente, u"2026-12-02T15:00:00-03:00"_s).status, 201);
        c->entreAsPartes = [&] {
            if (mudanca == u"ocupado")
                QCOMPARE(c->post("/consultas", outro, Consultorio::pedido(medico, outro, hora)).status, 201);
            if (mudanca == u"paciente")
                QCOMPARE(c->post("/consultas", paciente, Consultorio::pedido(segundo, paciente, hora)).status, 201);
            if (mudanca == u"bloqueio")
                QCOMPARE(c->post("/medicos/" + id(medico) + "/bloqueios", medico,
                                 {{u"inicio"_s, hora}, {u"fim"_s, u"2026-12-02T12:00:00-03:00"_s}})
                             .status,
                         201);
            if (mudanca == u"agenda")
                QVERIFY(c->agenda(medico, unidade, u"14:00"_s));
            if (mudanca == u"cabe")
                QVERIFY(c->agenda(medico, unidade, u"09:00"_s));
            if (mudanca == u"conta") {
                const QJsonObject bloqueada{{u"id"_s, medico.usuario.texto()},
                                            {u"perfil"_s, u"medico"_s},
                                            {u"situacao"_s, u"bloqueado"_s},
                                            {u"nome"_s, u"Dra. Helena Prado"_s}};
                QVERIFY(c->receber(bloqueada).has_value());
            }
        };
        const auto r = marcar(paciente, hora);
        QCOMPARE(r.codigo, codigo);
        if (mudanca == u"ocupado")
            QCOMPARE(r.extras.value(u"alternativas"_s).toArray().size(), 3);
    }

    void oEventoMaisNovoNaoEhDesfeitoPelaRespostaVelha()
    {
        QCOMPARE(marcar(paciente, u"2026-12-02T10:00:00-03:00"_s).status, 201);
        agendamento::Pessoa renomeada;
        renomeada.id = medico.usuario;
        renomeada.nome = u"Nome perguntado"_s;
        renomeada.perfil = Perfil::Medico;
        renomeada.situacao = u"ativo"_s;
        c->pessoas.por(renomeada);
        c->entreAsPartes = [&] {
            QVERIFY(c->receber({{u"id"_s, medico.usuario.texto()},
                                {u"perfil"_s, u"medico"_s},
                                {u"situacao"_s, u"bloqueado"_s},
                                {u"nome"_s, u"Nome do evento"_s}})
                        .has_value());
        };
        QCOMPARE(marcar(paciente, u"2026-12-02T11:00:00-03:00"_s).codigo, u"validacao"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM pessoa WHERE nome = 'Nome do evento' AND situacao = 'bloqueado'"), 1);
    }

    void pacienteNaoTomaOMesInteiro()
    {
        int marcadas = 0;
        RespostaDoCaso ultima;
        for (int dia = 2; dia <= 3; ++dia)
            for (int i = 0; i < 20; ++i) {
                const auto inicio = em("2026-12-02T08:00:00-03:00").maisMinutos((dia - 2) * 1440 + i * 30);
                ultima = marcar(paciente, inicio.texto());
                marcadas += ultima.status == 201;
            }
        QCOMPARE(marcadas, 30);
        QCOMPARE(ultima.codigo, u"muitas_requisicoes"_s);
        QCOMPARE(marcar(c->recepcao, u"2026-12-04T10:00:00-03:00"_s).status, 201);
    }
};

QTEST_GUILESS_MAIN(MarcacaoTeste)
#include "marcacao_teste.moc"
