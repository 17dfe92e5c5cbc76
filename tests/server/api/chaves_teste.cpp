// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"
#include "tabeladerotas.h"

#include <QtTest>

using namespace api_teste;
using namespace Qt::StringLiterals;
using apoio::ClienteBruto;
using apoio::RespostaHttp;

// Idempotency-Key on every route that creates. What the key is worth while its first request is still under way, and
// after a day, is tested where the clock and the door can be held: idempotencia_teste.
class ChavesTeste : public QObject
{
    Q_OBJECT

    ClinicaViva c;
    QList<RotaLida> m_rotas;
    const QMap<QByteArray, Criacao> m_criacoes = criacoes();

    // POSTs that keep no answer, and why.
    static QMap<QByteArray, QByteArray> semChave()
    {
        return {
            {"POST /auth/login", "makes a session; the answer is made of secrets, which are never kept in clear"},
            {"POST /auth/refresh", "as login; a lost answer has a grace of its own"},
            {"POST /auth/logout", "creates nothing, and twice is as once"},
            {"POST /medicos/{id}/agenda.ics", "the answer is the only place where the link's secret is ever written"},
        };
    }
    static RespostaHttp pedir(const RotaLida &rota, const Chamada &chamada, const QByteArray &chave,
                              ClienteBruto *quem = nullptr)
    {
        const QByteArray corpo =
            rota.temCorpo ? QJsonDocument(chamada.corpo).toJson(QJsonDocument::Compact) : QByteArray();
        return (quem ? quem : chamada.quem)->pedir(rota.metodo, chamada.alvo, corpo, {{"Idempotency-Key", chave}});
    }
    static bool repetida(const RespostaHttp &r) { return r.cabecalhos.value("idempotent-replayed") == "true"; }
    [[nodiscard]] RotaLida rota(const QByteArray &nome) const
    {
        for (const RotaLida &r : m_rotas)
            if (r.nome() == nome)
                return r;
        return {};
    }
    void linhas()
    {
        QTest::addColumn<QByteArray>("nome");
        for (const RotaLida &r : std::as_const(m_rotas))
            if (r.chave)
                QTest::newRow(r.nome().constData()) << r.nome();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(c.abrir());
        m_rotas = lerRotas(*c.ninguem);
        QVERIFY(m_rotas.size() > 40);
    }

    void todoPostQueCriaTemChave()
    {
        const auto semChave = ChavesTeste::semChave();
        for (const RotaLida &r : std::as_const(m_rotas)) {
            if (r.cria())
                QVERIFY2(r.chave != semChave.contains(r.nome()), r.nome().constData());
            if (r.chave)
                QVERIFY2(m_criacoes.contains(r.nome()), ("add to criacoes(): " + r.nome()).constData());
            if (r.cria() && (r.sucesso == 201 || r.sucesso == 202) && r.nome() != "POST /consultas/series")
                QVERIFY2(r.dizLocal && r.dizMarca, r.nome().constData()); // a series is several at once
        }
        QVERIFY(rota("PUT /consultas/{id}/remarcar").chave); // makes an appointment, though by PUT
    }

    void mesmaChaveMesmaResposta_data() { linhas(); }
    void mesmaChaveMesmaResposta()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_criacoes.contains(nome), "a route that takes a key: add it to criacoes()");
        const Criacao criacao = m_criacoes.value(nome);
        const Chamada chamada = criacao.preparo(c);
        const RespostaHttp primeira = pedir(r, chamada, "repete-" + chamada.alvo);
        QVERIFY2(primeira.status == r.sucesso, primeira.corpo.constData());
        QVERIFY(!repetida(primeira));
        QCOMPARE(primeira.cabecalhos.contains("location"), r.dizLocal);
        QCOMPARE(primeira.cabecalhos.contains("etag"), r.dizMarca);
        const RespostaHttp segunda = pedir(r, chamada, "repete-" + chamada.alvo);
        QVERIFY(repetida(segunda));
        QCOMPARE(segunda.status, primeira.status);
        QCOMPARE(segunda.corpo, primeira.corpo);
        for (const char *campo : {"location", "etag", "content-type"})
            QCOMPARE(segunda.cabecalhos.value(campo), primeira.cabecalhos.value(campo));
        // Where it says that it is, it is.
        if (const QByteArray local = primeira.cabecalhos.value("location"); !local.isEmpty()) {
            const RespostaHttp la = c.recepcao->get(local);
            QCOMPARE(la.status, 200);
            QCOMPARE(id(la), id(primeira));
        }
        const Chamada diferente = criacao.preparo(c);
        const RespostaHttp recusa = pedir(r, diferente, "repete-" + chamada.alvo);
        QCOMPARE(recusa.status, 422);
        QCOMPARE(recusa.codigo(), u"chave_reutilizada"_s);
        const RespostaHttp nova = pedir(r, diferente, "outra-" + diferente.alvo);
        QVERIFY2(nova.status == r.sucesso && !repetida(nova), nova.corpo.constData());
        QVERIFY(nova.corpo != primeira.corpo);
    }

    void outraContaTemChavesSuas_data() { linhas(); }
    void outraContaTemChavesSuas()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_criacoes.contains(nome), "a route that takes a key: add it to criacoes()");
        const Criacao criacao = m_criacoes.value(nome);
        const Chamada chamada = criacao.preparo(c);
        QCOMPARE(pedir(r, chamada, "de-todos-" + chamada.alvo).status, r.sucesso);
        // The same request by someone else: done, or refused for what it asks, but never answered with the other's.
        for (const Chamada &outra : {chamada, criacao.preparo(c)}) {
            const RespostaHttp dela = pedir(r, outra, "de-todos-" + chamada.alvo, (c.*criacao.outra).get());
            QVERIFY(!repetida(dela));
            QVERIFY2(dela.codigo() != u"chave_reutilizada"_s, dela.corpo.constData());
            if (dela.status == r.sucesso)
                break;
        }
    }

    void chaveTortaERecusada_data() { linhas(); }
    void chaveTortaERecusada()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_criacoes.contains(nome), "a route that takes a key: add it to criacoes()");
        const Chamada chamada = m_criacoes.value(nome).preparo(c);
        for (const QByteArray &chave : {QByteArray(), QByteArray(256, 'k'), QByteArray("a b"), QByteArray("a\x01z"),
                                        QByteArray("a\tz"), QByteArray("a\x7fz"), QByteArray("ação")}) {
            const RespostaHttp recusa = pedir(r, chamada, chave);
            QVERIFY2(recusa.status == 400, (chave + " -> " + QByteArray::number(recusa.status)).constData());
            QCOMPARE(recusa.codigo(), u"requisicao_invalida"_s);
        }
        QCOMPARE(pedir(r, chamada, chamada.alvo.leftJustified(255, 'k')).status, r.sucesso);
    }

    // A refusal is not kept: put right, the same key does.
    void recusadaAChaveContinuaNova_data() { linhas(); }
    void recusadaAChaveContinuaNova()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_criacoes.contains(nome), "a route that takes a key: add it to criacoes()");
        const Chamada certa = m_criacoes.value(nome).preparo(c);
        Chamada errada = certa;
        errada.corpo = {{u"nadaDisto"_s, 1}};
        if (!r.temCorpo)
            errada.alvo = certa.alvo + "?nadaDisto=1";
        const QByteArray chave = "corrigida-" + certa.alvo.right(60);
        QCOMPARE(pedir(r, errada, chave).status, 422);
        const RespostaHttp feita = pedir(r, certa, chave);
        QVERIFY2(feita.status == r.sucesso && !repetida(feita), feita.corpo.constData());
    }

    // The answer to a move got lost: asked again, the move is told, not refused for having been made.
    void mudancaDeHorarioPerdidaNoCaminho()
    {
        const RotaLida r = rota("PUT /consultas/{id}/remarcar");
        QVERIFY2(m_criacoes.contains(r.nome()), "a route that takes a key: add it to criacoes()");
        const Chamada chamada = m_criacoes.value(r.nome()).preparo(c);
        const auto corpo = QJsonDocument(chamada.corpo).toJson(QJsonDocument::Compact);
        const QList<std::pair<QByteArray, QByteArray>> cabecalhos{{"If-Match", chamada.marca},
                                                                  {"Idempotency-Key", "mudanca"}};
        const RespostaHttp feita = c.recepcao->pedir("PUT", chamada.alvo, corpo, cabecalhos);
        QCOMPARE(feita.status, 201);
        const RespostaHttp outra = c.recepcao->pedir("PUT", chamada.alvo, corpo, cabecalhos);
        QVERIFY(repetida(outra));
        QCOMPARE(outra.corpo, feita.corpo);
        // Without the key the version tells that it was made.
        QCOMPARE(c.recepcao->pedir("PUT", chamada.alvo, corpo, {{"If-Match", chamada.marca}}).status, 412);
        QCOMPARE(c.recepcao->pedir("PUT", chamada.alvo, corpo).codigo(), u"transicao_invalida"_s);
    }

    // The answer to an offer got lost: asked again, it is told, and nobody has answered twice.
    void respostaAOfertaPerdidaNoCaminho_data()
    {
        QTest::addColumn<QByteArray>("nome");
        QTest::addColumn<QString>("fica");
        QTest::newRow("aceita") << QByteArray("POST /lista-espera/{id}/aceitar") << u"atendida"_s;
        QTest::newRow("recusada") << QByteArray("POST /lista-espera/{id}/recusar") << u"aguardando"_s;
    }
    void respostaAOfertaPerdidaNoCaminho()
    {
        QFETCH(QByteArray, nome);
        QFETCH(QString, fica);
        QVERIFY2(m_criacoes.contains(nome), "a route that takes a key: add it to criacoes()");
        const Chamada chamada = m_criacoes.value(nome).preparo(c);
        const QByteArray espera = chamada.alvo.left(chamada.alvo.lastIndexOf('/'));
        const QJsonObject oferta = c.recepcao->get(espera).json().value(u"oferta"_s).toObject();
        const QList<std::pair<QByteArray, QByteArray>> cabecalhos{{"If-Match", chamada.marca},
                                                                  {"Idempotency-Key", "resposta-" + chamada.alvo}};
        const RespostaHttp feita = c.recepcao->pedir("POST", chamada.alvo, {}, cabecalhos);
        QCOMPARE(feita.status, rota(nome).sucesso);
        const RespostaHttp outra = c.recepcao->pedir("POST", chamada.alvo, {}, cabecalhos);
        QVERIFY(repetida(outra));
        QCOMPARE(outra.corpo, feita.corpo);
        const QJsonObject depois = c.recepcao->get(espera).json();
        QCOMPARE(depois.value(u"situacao"_s).toString(), fica);
        if (fica == u"atendida"_s) {
            QCOMPARE(depois.value(u"consultaId"_s), feita.json().value(u"id"_s));
            QCOMPARE(feita.json().value(u"inicio"_s), oferta.value(u"inicio"_s));
        }
        // Without the key the version tells that it was answered, and without that the state does.
        QCOMPARE(c.recepcao->pedir("POST", chamada.alvo, {}, {{"If-Match", chamada.marca}}).status, 412);
        QCOMPARE(c.recepcao->pedir("POST", chamada.alvo, {}).codigo(), u"transicao_invalida"_s);
    }
};

QTEST_GUILESS_MAIN(ChavesTeste)
#include "chaves_teste.moc"
