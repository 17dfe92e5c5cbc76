// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"

#include <agendamento/vencimentos.h>

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;
using dominio::CodigoCampo;
using dominio::Perfil;

// Every transition: who, when, what it leaves behind.
class TransicoesTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<Consultorio> c;
    nucleo::Identidade medico, outroMedico, paciente, outro;
    QString unidade;
    static constexpr auto hora = "2026-12-01T14:00:00-03:00";

    QByteArray marcada(const char *inicio = hora, const nucleo::Identidade *quem = nullptr)
    {
        const auto r = c->post("/consultas", quem ? *quem : paciente,
                               Consultorio::pedido(medico, paciente, QString::fromLatin1(inicio)));
        return r.texto(u"id"_s).toLatin1();
    }
    RespostaDoCaso agir(const QByteArray &consulta, const char *acao, const nucleo::Identidade &quem,
                        const Consultorio::Cabecalhos &cabecalhos = {})
    {
        const QByteArray qual(acao);
        const bool comMotivo = qual == "cancelar" || qual == "recusar";
        return c->put("/consultas/" + consulta + "/" + qual, quem,
                      comMotivo ? QJsonObject{{u"motivo"_s, u"porque sim"_s}} : QJsonObject(), cabecalhos);
    }
    const nucleo::Identidade &por(const QString &quem)
    {
        if (quem == u"paciente")
            return paciente;
        if (quem == u"outro paciente")
            return outro;
        if (quem == u"medico")
            return medico;
        if (quem == u"outro medico")
            return outroMedico;
        return quem == u"admin" ? c->admin : c->recepcao;
    }

private Q_SLOTS:
    void init()
    {
        c = std::make_unique<Consultorio>();
        medico = c->conta(Perfil::Medico, u"Dra. Helena"_s);
        outroMedico = c->conta(Perfil::Medico, u"Dr. Paulo"_s);
        paciente = c->conta(Perfil::Paciente, u"João Lima"_s);
        outro = c->conta(Perfil::Paciente, u"Maria Souza"_s);
        unidade = c->unidade();
        QVERIFY(c->agenda(medico, unidade));
    }

    void oDiaInteiroDeUmaConsulta()
    {
        const QByteArray x = marcada();
        const std::pair<const char *, const char *> passos[] = {
            {"confirmar", "confirmada"}, {"presenca", "presente"},      {"desfazer", "confirmada"},
            {"presenca", "presente"},    {"iniciar", "em_atendimento"}, {"concluir", "realizada"}};
        int versao = 1;
        for (const auto &[acao, situacao] : passos) {
            const bool doMedico =
                QByteArray(acao) == "confirmar" || QByteArray(acao) == "iniciar" || QByteArray(acao) == "concluir";
            const auto r = agir(x, acao, doMedico ? medico : c->recepcao);
            QCOMPARE(r.status, 200);
            QCOMPARE(r.texto(u"situacao"_s), QString::fromLatin1(situacao));
            QCOMPARE(r.etag, '"' + QByteArray::number(++versao) + '"');
        }
        QCOMPARE(
            c->eventos(QString::fromLatin1(x)),
            (QList<QByteArray>{"consulta.solicitada", "consulta.confirmada", "consulta.presente", "consulta.desfeita",
                               "consulta.presente", "consulta.iniciada", "consulta.realizada"}));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM auditoria WHERE registro = ?", {QString::fromLatin1(x)}), 7);
        const auto historico = c->get("/consultas/" + x, paciente).json().value(u"historico"_s).toArray();
        QCOMPARE(historico.size(), 7);
        QCOMPARE(historico.at(1).toObject().value(u"de"_s).toString(), u"solicitada"_s);
        QCOMPARE(historico.at(1).toObject().value(u"para"_s).toString(), u"confirmada"_s);
        QCOMPARE(historico.at(1).toObject().value(u"por"_s).toString(), medico.usuario.texto());
        QCOMPARE(historico.at(1).toObject().value(u"porNome"_s).toString(), u"Dra. Helena"_s);
        QCOMPARE(historico.at(1).toObject().value(u"em"_s).toString(), u"2026-12-01T08:00:00-03:00"_s);
        QVERIFY(!historico.at(0).toObject().contains(u"de"_s));
    }

    void direitos_data()
    {
        QTest::addColumn<QByteArray>("acao");
        QTest::addColumn<QString>("quem");
        QTest::addColumn<QString>("resultado");
        const QStringList todos{u"paciente"_s,     u"outro paciente"_s, u"medico"_s,
                                u"outro medico"_s, u"recepcao"_s,       u"admin"_s};
        const auto linha = [&](const char *acao, const QStringList &resultados) {
            for (qsizetype i = 0; i < todos.size(); ++i)
                QTest::addRow("%s por %s", acao, qPrintable(todos[i])) << QByteArray(acao) << todos[i] << resultados[i];
        };
        const QString n = u"sem_permissao"_s, x = u"nao_encontrado"_s, s = u"ok"_s, t = u"transicao_invalida"_s;
        linha("confirmar", {n, n, s, x, n, n});
        linha("recusar", {n, n, s, x, n, n});
        linha("cancelar", {s, x, s, x, s, n});
        linha("presenca", {n, n, n, n, t, n}); // not from solicitada
        linha("iniciar", {n, n, t, x, n, n});
        linha("concluir", {n, n, t, x, n, n});
        linha("falta", {n, n, n, n, t, n});
        linha("desistencia", {n, n, n, n, t, n});
        linha("desfazer", {n, n, n, n, t, n});
    }
    void direitos()
    {
        QFETCH(QByteArray, acao);
        QFETCH(QString, quem);
        QFETCH(QString, resultado);
        const QByteArray x = marcada();
        const auto r = agir(x, acao.constData(), por(quem));
        QCOMPARE(r.status == 200 ? u"ok"_s : r.codigo, resultado);
        if (r.codigo == u"transicao_invalida")
            QCOMPARE(r.extras.value(u"situacao"_s).toString(), u"solicitada"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM historico"), r.status == 200 ? 2 : 1);
    }

    void cancelarExigeMotivoELiberaOTempo()
    {
        const QByteArray x = marcada();
        const auto semMotivo = c->put("/consultas/" + x + "/cancelar", paciente);
        QCOMPARE(semMotivo.status, 422);
        QVERIFY(semMotivo.temErro(u"motivo"_s, CodigoCampo::Obrigatorio));
        QCOMPARE(agir(x, "cancelar", paciente).texto(u"situacao"_s), u"cancelada"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 0);
        QCOMPARE(agir(x, "cancelar", c->recepcao).codigo, u"transicao_invalida"_s);
        const auto historico = c->get("/consultas/" + x, paciente).json().value(u"historico"_s).toArray();
        QCOMPARE(historico.at(1).toObject().value(u"motivo"_s).toString(), u"porque sim"_s);
        QCOMPARE(historico.at(1).toObject().value(u"por"_s).toString(), paciente.usuario.texto());
        QVERIFY(!marcada().isEmpty());
    }

    void antecedenciaValeParaPacientes()
    {
        const QByteArray x = marcada();
        c->relogio.ajustar(em("2026-12-01T12:00:00-03:00"));
        QCOMPARE(agir(marcada("2026-12-01T14:30:00-03:00", &c->recepcao), "cancelar", paciente).status, 200);
        c->relogio.avancarMs(1); // 1:59:59.999 before
        const auto tarde = agir(x, "cancelar", paciente);
        QCOMPARE(tarde.status, 409);
        QCOMPARE(tarde.codigo, u"prazo_encerrado"_s);
        QCOMPARE(agir(x, "cancelar", c->recepcao).status, 200);
    }

    void antecedenciaEhADaUnidade()
    {
        const QString rigida =
            c->unidade(u"Rígida"_s, u"America/Sao_Paulo"_s, {{u"antecedenciaCancelamentoMin"_s, 24 * 60}});
        QVERIFY(c->agenda(outroMedico, rigida));
        const auto r =
            c->post("/consultas", paciente, Consultorio::pedido(outroMedico, paciente, u"2026-12-02T07:59:00-03:00"_s));
        QCOMPARE(r.codigo, u"fora_da_agenda"_s);
        const auto s =
            c->post("/consultas", paciente, Consultorio::pedido(outroMedico, paciente, u"2026-12-02T08:00:00-03:00"_s));
        QCOMPARE(s.status, 201);
        c->relogio.avancarMinutos(1);
        QCOMPARE(agir(s.texto(u"id"_s).toLatin1(), "cancelar", paciente).codigo, u"prazo_encerrado"_s);
    }

    void depoisDoInicioNaoSeCancela()
    {
        const QByteArray x = marcada();
        QCOMPARE(agir(x, "confirmar", medico).status, 200);
        c->relogio.ajustar(em(hora));
        for (const auto &quem : {paciente, medico, c->recepcao}) {
            const auto r = agir(x, "cancelar", quem);
            QCOMPARE(r.codigo, u"transicao_invalida"_s);
            QCOMPARE(r.extras.value(u"situacao"_s).toString(), u"confirmada"_s);
        }
    }

    void ifMatchEhHonrado()
    {
        const QByteArray x = marcada();
        QCOMPARE(agir(x, "confirmar", medico, {{"if-match", "\"2\""}}).status, 412);
        QCOMPARE(agir(x, "confirmar", medico, {{"if-match", "W/\"1\""}}).status, 412);
        QCOMPARE(agir(x, "confirmar", medico, {{"if-match", "\"9\", \"1\""}}).status, 200);
        QCOMPARE(agir(x, "cancelar", medico, {{"if-match", "*"}}).status, 200);
    }

    void faltouPodeVoltarNoMesmoDiaSeOTempoAindaForDele()
    {
        const QByteArray x = marcada();
        QCOMPARE(agir(x, "confirmar", medico).status, 200);
        c->relogio.ajustar(em("2026-12-01T14:10:00-03:00"));
        QCOMPARE(agir(x, "falta", c->recepcao).texto(u"situacao"_s), u"faltou"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 0);
        QCOMPARE(agir(x, "presenca", c->recepcao).texto(u"situacao"_s), u"presente"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 2);
        QCOMPARE(agir(x, "desistencia", c->recepcao).texto(u"situacao"_s), u"nao_aguardou"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 0);

        const QByteArray y = marcada("2026-12-01T16:00:00-03:00");
        QCOMPARE(agir(y, "confirmar", medico).status, 200);
        c->relogio.ajustar(em("2026-12-01T16:00:00-03:00"));
        QCOMPARE(agir(y, "falta", c->recepcao).status, 200);
        const auto z =
            c->post("/consultas", c->recepcao,
                    Consultorio::pedido(medico, outro, u"2026-12-01T16:15:00-03:00"_s, {{u"duracaoMin"_s, 15}}));
        QCOMPARE(z.status, 201);
        QCOMPARE(agir(y, "presenca", c->recepcao).codigo, u"horario_ocupado"_s);
        c->relogio.ajustar(em("2026-12-02T08:00:00-03:00"));
        QCOMPARE(agir(y, "presenca", c->recepcao).codigo, u"transicao_invalida"_s);
    }

    void aConsultaDosOutrosNaoExiste()
    {
        const QByteArray x = marcada();
        for (const auto &quem : {outro, outroMedico}) {
            QCOMPARE(c->get("/consultas/" + x, quem).status, 404);
            QCOMPARE(agir(x, "cancelar", quem).status, 404);
        }
        for (const auto &quem : {paciente, medico, c->recepcao, c->admin})
            QCOMPARE(c->get("/consultas/" + x, quem).status, 200);
        QCOMPARE(c->get("/consultas/nada", c->recepcao).status, 404);
        QCOMPARE(c->get("/consultas/" + id(medico), c->recepcao).status, 404);
    }

    void oServidorEncerraOQueVenceu()
    {
        agendamento::Vencimentos vencimentos(c->modulo->banco(), c->relogio, c->registro);
        const QByteArray semResposta = marcada();
        const QByteArray semPaciente = marcada("2026-12-01T14:30:00-03:00");
        QCOMPARE(agir(semPaciente, "confirmar", medico).status, 200);
        c->relogio.ajustar(em("2026-12-01T13:59:59-03:00"));
        QCOMPARE(vencimentos.verificar().value(), 0);
        c->relogio.ajustar(em(hora));
        QCOMPARE(vencimentos.verificar().value(), 1);
        QCOMPARE(vencimentos.verificar().value(), 0);
        auto r = c->get("/consultas/" + semResposta, medico);
        QCOMPARE(r.texto(u"situacao"_s), u"expirada"_s);
        const auto passo = r.json().value(u"historico"_s).toArray().at(1).toObject();
        QVERIFY(!passo.contains(u"por"_s));
        QCOMPARE(c->eventos(QString::fromLatin1(semResposta)).last(), QByteArray("consulta.expirada"));
        QCOMPARE(c->numero("SELECT COUNT(*) FROM auditoria WHERE registro = ? AND ator IS NULL",
                           {QString::fromLatin1(semResposta)}),
                 1);
        c->relogio.ajustar(em("2026-12-01T14:59:59-03:00")); // tolerance of 30 minutes
        QCOMPARE(vencimentos.verificar().value(), 0);
        c->relogio.avancarMs(1000);
        QCOMPARE(vencimentos.verificar().value(), 1);
        QCOMPARE(c->get("/consultas/" + semPaciente, medico).texto(u"situacao"_s), u"faltou"_s);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM ocupacao"), 0);
    }

    void muitasVencidasDeUmaVez()
    {
        for (int i = 0; i < 120; ++i) {
            const auto alguem = c->conta(Perfil::Paciente, u"Paciente %1"_s.arg(i));
            const QString inicio = em("2026-12-02T08:00:00-03:00").maisMinutos((i / 20) * 1440 + (i % 20) * 30).texto();
            QCOMPARE(c->post("/consultas", c->recepcao, Consultorio::pedido(medico, alguem, inicio)).status, 201);
        }
        c->relogio.ajustar(em("2027-01-01T08:00:00-03:00"));
        agendamento::Vencimentos vencimentos(c->modulo->banco(), c->relogio, c->registro);
        QCOMPARE(vencimentos.verificar().value(), 120);
        QCOMPARE(c->numero("SELECT COUNT(*) FROM consulta WHERE situacao = 'expirada'"), 120);
    }

    void oTrabalhadorOlhaSozinho()
    {
        const QByteArray x = marcada();
        agendamento::Vencimentos vencimentos(c->modulo->banco(), c->relogio, c->registro);
        vencimentos.iniciar();
        c->relogio.ajustar(em(hora));
        QTRY_COMPARE_WITH_TIMEOUT(c->get("/consultas/" + x, medico).texto(u"situacao"_s), u"expirada"_s, 10'000);
        QVERIFY(vencimentos.saude().has_value());
        vencimentos.parar();
        QVERIFY(!vencimentos.saude().has_value());
    }
};

QTEST_GUILESS_MAIN(TransicoesTeste)
#include "transicoes_teste.moc"
