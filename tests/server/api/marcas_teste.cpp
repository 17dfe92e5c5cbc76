// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casosdasrotas.h"
#include "tabeladerotas.h"

#include <QtTest>

using namespace api_teste;
using namespace Qt::StringLiterals;
using apoio::RespostaHttp;
using Cabecalhos = QList<std::pair<QByteArray, QByteArray>>;

// ETag, If-None-Match and If-Match on every route there is (RFC 9110, 13).
class MarcasTeste : public QObject
{
    Q_OBJECT

    ClinicaViva c;
    QList<RotaLida> m_rotas;
    const QMap<QByteArray, Preparo> m_leituras = leituras();
    const QMap<QByteArray, Mudanca> m_mudancas = mudancas();

    static RespostaHttp pedir(const RotaLida &rota, const Chamada &chamada, const Cabecalhos &cabecalhos = {})
    {
        const QByteArray corpo =
            rota.temCorpo ? QJsonDocument(chamada.corpo).toJson(QJsonDocument::Compact) : QByteArray();
        return chamada.quem->pedir(rota.metodo, chamada.alvo, corpo, cabecalhos);
    }
    [[nodiscard]] RotaLida rota(const QByteArray &nome) const
    {
        for (const RotaLida &r : m_rotas)
            if (r.nome() == nome)
                return r;
        return {};
    }
    // The version is accepted: the route does what it does, or refuses for what the hour or the state is.
    static bool aceita(const RotaLida &rota, const Mudanca &mudanca, const RespostaHttp &r)
    {
        return r.status == rota.sucesso || (mudanca.temHora && r.codigo() == u"transicao_invalida"_s);
    }
    void linhas(bool (RotaLida::*tipo)() const)
    {
        QTest::addColumn<QByteArray>("nome");
        for (const RotaLida &r : std::as_const(m_rotas))
            if ((r.*tipo)())
                QTest::newRow(r.nome().constData()) << r.nome();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(c.abrir());
        m_rotas = lerRotas(*c.ninguem);
        QVERIFY(m_rotas.size() > 40);
    }

    void leituraDeUmTemMarca_data() { linhas(&RotaLida::leUm); }
    void leituraDeUmTemMarca()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_leituras.contains(nome), "a route that reads one resource: add it to leituras()");
        const Chamada chamada = m_leituras.value(nome)(c);
        const RespostaHttp lida = pedir(r, chamada);
        QCOMPARE(lida.status, 200);
        const QByteArray marca = lida.cabecalhos.value("etag");
        QVERIFY2(marca.size() > 2 && marca.endsWith('"'), marca.constData());
        QVERIFY(r.dizMarca || nome == "GET /.well-known/jwks.json"); // no schema in the document, so no headers either
        // Whoever has it gets it again only where the tag does not tell of all that is shown.
        const RespostaHttp outra = pedir(r, chamada, {{"If-None-Match", "\"nenhuma\", " + marca}});
        const QList<QByteArray> mostraDeOutros{"GET /consultas/{id}", "GET /reservas/{id}", "GET /lista-espera/{id}",
                                               "GET /medicos/{id}/bloqueios/{bloqueioId}"};
        QCOMPARE(outra.status, mostraDeOutros.contains(nome) ? 200 : 304);
        QCOMPARE(outra.cabecalhos.value("etag"), marca);
        QCOMPARE(outra.corpo, outra.status == 304 ? QByteArray() : lida.corpo);
        QCOMPARE(pedir(r, chamada, {{"If-None-Match", "\"nenhuma\""}}).status, 200);
    }

    void mudancaRespeitaAVersao_data()
    {
        linhas(&RotaLida::muda);
        // Those that no method gives away.
        for (const RotaLida &r : std::as_const(m_rotas))
            if (!r.muda() && m_mudancas.contains(r.nome()))
                QTest::newRow(r.nome().constData()) << r.nome();
    }
    void mudancaRespeitaAVersao()
    {
        QFETCH(QByteArray, nome);
        const RotaLida r = rota(nome);
        QVERIFY2(m_mudancas.contains(nome), "a route that changes: add it to mudancas()");
        const Mudanca mudanca = m_mudancas.value(nome);
        Chamada chamada = mudanca.preparo(c);
        QVERIFY2(chamada.marca.startsWith('"'), chamada.marca.constData());
        const QByteArray numero = chamada.marca.mid(1).chopped(1);
        // Another version, the same as a weak one, without quotes, or the same number written otherwise.
        for (const QByteArray &velha : {QByteArray("\"999999\""), QByteArray("\"\""), "W/" + chamada.marca, numero,
                                        "\"0" + numero + '"', "\"+" + numero + '"', QByteArray("\"x\", \"y\"")}) {
            const RespostaHttp recusa = pedir(r, chamada, {{"If-Match", velha}});
            QVERIFY2(recusa.status == 412, (velha + " -> " + QByteArray::number(recusa.status)).constData());
            QCOMPARE(recusa.codigo(), u"versao_desatualizada"_s);
        }
        if (r.exigeVersao) {
            QCOMPARE(pedir(r, chamada).status, 428);
            QCOMPARE(pedir(r, chamada).codigo(), u"versao_ausente"_s);
            QCOMPARE(pedir(r, chamada, {{"If-Match", ""}}).status, 428);
        }
        RespostaHttp feita = pedir(r, chamada, {{"If-Match", "\"x\", " + chamada.marca}});
        QVERIFY2(aceita(r, mudanca, feita), feita.corpo.constData());
        if (r.dizMarca && feita.status == r.sucesso)
            QVERIFY(feita.cabecalhos.value("etag").startsWith('"'));
        QCOMPARE(feita.cabecalhos.contains("location"), r.dizLocal && feita.status == r.sucesso);
        chamada = mudanca.preparo(c);
        feita = pedir(r, chamada, {{"If-Match", "*"}});
        QVERIFY2(aceita(r, mudanca, feita), feita.corpo.constData());
        if (r.exigeVersao)
            return;
        chamada = mudanca.preparo(c);
        feita = pedir(r, chamada);
        QVERIFY2(aceita(r, mudanca, feita), feita.corpo.constData());
    }

    // The tag that a change answers is the one that a reader then sees.
    void marcaDaMudancaEADaLeitura()
    {
        const auto feita = c.consulta();
        const QByteArray alvo = "/consultas/" + id(feita);
        QCOMPARE(c.medico->get(alvo).cabecalhos.value("etag"), feita.cabecalhos.value("etag"));
        const auto mudada = c.medico->put(alvo + "/confirmar", {}, {{"If-Match", feita.cabecalhos.value("etag")}});
        QCOMPARE(mudada.status, 200);
        QVERIFY(mudada.cabecalhos.value("etag") != feita.cabecalhos.value("etag"));
        QCOMPARE(c.medico->get(alvo).cabecalhos.value("etag"), mudada.cabecalhos.value("etag"));
        QCOMPARE(
            c.recepcao->put(alvo + "/cancelar", {{u"motivo"_s, u"x"_s}}, {{"If-Match", feita.cabecalhos.value("etag")}})
                .status,
            412);
    }

    // Who waits is shown by name, and the name is not the entry's: its version stays as it was.
    void quemTemAEsperaVeONomeNovo()
    {
        const RespostaHttp feita = c.espera();
        const QByteArray alvo = feita.cabecalhos.value("location"), marca = feita.cabecalhos.value("etag"),
                         pessoa = "/usuarios/" + feita.json().value(u"pacienteId"_s).toString().toLatin1();
        const RespostaHttp lida = c.admin->get(pessoa);
        QJsonObject corpo = lida.json();
        for (const auto *chave : {"id", "criadoEm", "atualizadoEm"})
            corpo.remove(QLatin1String(chave));
        corpo.insert(u"nome"_s, u"Vera Nogueira"_s);
        QCOMPARE(c.admin->put(pessoa, corpo, {{"If-Match", lida.cabecalhos.value("etag")}}).status, 200);
        const auto nomeVisto = [&] {
            return c.recepcao->pedir("GET", alvo, {}, {{"If-None-Match", marca}})
                .json()
                .value(u"pacienteNome"_s)
                .toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(nomeVisto(), u"Vera Nogueira"_s, 10'000);
        QCOMPARE(c.recepcao->get(alvo).cabecalhos.value("etag"), marca);
    }

    void oContratoExigeAVersaoNestas()
    {
        QList<QByteArray> exigem;
        for (const RotaLida &r : std::as_const(m_rotas))
            if (r.exigeVersao)
                exigem << r.nome();
        for (const char *nome : {"PUT /usuarios/{id}", "PUT /medicos/{id}/agenda"})
            QVERIFY2(exigem.contains(nome), nome);
    }
};

QTEST_GUILESS_MAIN(MarcasTeste)
#include "marcas_teste.moc"
