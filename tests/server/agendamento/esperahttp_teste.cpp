// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadeespera.h"

#include <http_teste/bancadahttp.h>
#include <http_teste/verificadorfalso.h>

#include <QJsonDocument>
#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;

// The waiting list through the real HTTP front: repeats with a key, bodies that are not there, pages.
class EsperaHttpTeste : public QObject
{
    Q_OBJECT

    FilaDeEspera f;
    nucleo::Identidade ana;
    std::unique_ptr<http_teste::BancadaHttp> http;
    http_teste::VerificadorFalso verificador;

    auto pedir(const QByteArray &linha, const QByteArray &mais = {}, const QByteArray &corpo = {})
    {
        const QByteArray tamanho = "Content-Length: " + QByteArray::number(corpo.size()) + "\r\n";
        const QByteArray tipo = corpo.isEmpty() ? QByteArray() : QByteArray("Content-Type: application/json\r\n");
        return http_teste::trocar(http->numero(),
                                  linha + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" +
                                      "Authorization: Bearer paciente " + id(ana) + "\r\n" + mais +
                                      (linha.startsWith("GET") ? QByteArray() : tamanho + tipo) + "\r\n" + corpo,
                                  1, false)
            .respostas.value(0);
    }
    QByteArray corpo(const QJsonObject &mais = {})
    {
        return QJsonDocument(f.pedidoDeEspera(mais)).toJson(QJsonDocument::Compact);
    }

private Q_SLOTS:
    void initTestCase()
    {
        ana = f.paciente(u"Ana"_s);
        http = std::make_unique<http_teste::BancadaHttp>(http_teste::BancadaHttp::limitesCurtos(), f.c.modulo->rotas());
        http->verificador = &verificador;
        http->relogio = &f.c.relogio;
        QVERIFY(http->iniciar());
    }

    void aMesmaChaveEAMesmaEspera()
    {
        const auto um = pedir("POST /lista-espera", "Idempotency-Key: k1\r\n", corpo());
        QCOMPARE(um.status, 201);
        const auto dois = pedir("POST /lista-espera", "Idempotency-Key: k1\r\n", corpo());
        QCOMPARE(dois.status, 201);
        QCOMPARE(dois.corpo, um.corpo);
        QCOMPARE(dois.cabecalhos.value("location"), um.cabecalhos.value("location"));
        QCOMPARE(f.c.numero("SELECT COUNT(*) FROM espera"), 1);
        const auto outro = pedir("POST /lista-espera", "Idempotency-Key: k1\r\n", corpo({{u"duracaoMin"_s, 60}}));
        QCOMPARE(outro.status, 422);
        QCOMPARE(outro.json().value(u"codigo"_s).toString(), u"chave_reutilizada"_s);
        const auto igual = pedir("POST /lista-espera", "Idempotency-Key: k2\r\n", corpo());
        QCOMPARE(igual.status, 422);
        const QJsonObject erro = igual.json().value(u"erros"_s)[0].toObject();
        QCOMPARE(erro.value(u"codigo"_s).toString(), u"duplicado"_s);
        QVERIFY(!erro.value(u"mensagem"_s).toString().isEmpty());
    }

    void aceitarDuasVezesComAMesmaChave()
    {
        QVERIFY(f.cancelar(f.ocupar(u"2026-12-02T14:00:00-03:00"_s)));
        QCOMPARE(f.andar(), 1);
        const QByteArray eu = "/lista-espera/" + f.c.get("/lista-espera", ana).itens()[0][u"id"].toString().toLatin1();
        const auto um = pedir("POST " + eu + "/aceitar", "Idempotency-Key: a1\r\n");
        QCOMPARE(um.status, 201);
        QCOMPARE(um.json().value(u"inicio"_s).toString(), u"2026-12-02T14:00:00-03:00"_s);
        const auto dois = pedir("POST " + eu + "/aceitar", "Idempotency-Key: a1\r\n");
        QCOMPARE(dois.status, 201);
        QCOMPARE(dois.corpo, um.corpo);
        QCOMPARE(pedir("POST " + eu + "/recusar").status, 409);
        const auto vista = pedir("GET " + eu);
        QCOMPARE(vista.json().value(u"situacao"_s).toString(), u"atendida"_s);
        QCOMPARE(vista.cabecalhos.value("etag"), QByteArray("\"3\""));
        QCOMPARE(vista.cabecalhos.value("cache-control"), QByteArray("no-store"));
        QCOMPARE(pedir("DELETE " + eu, "If-Match: \"3\"\r\n").status, 409);
    }

    void paginasComLink()
    {
        for (int i = 1; i <= 3; ++i)
            QCOMPARE(pedir("POST /lista-espera", {}, corpo({{u"diasSemana"_s, QJsonArray{i}}})).status, 201);
        const auto pagina = pedir("GET /lista-espera?limite=2&situacao=aguardando");
        QCOMPARE(pagina.status, 200);
        QCOMPARE(pagina.json().value(u"itens"_s).toArray().size(), 2);
        const QByteArray link = pagina.cabecalhos.value("link");
        QVERIFY(link.startsWith("</lista-espera?") && link.endsWith("; rel=\"next\""));
        const auto seguinte = pedir("GET " + link.mid(1, link.indexOf('>') - 1));
        QCOMPARE(seguinte.json().value(u"itens"_s).toArray().size(), 1);
        QVERIFY(seguinte.json().value(u"proximo"_s).isNull());
        QCOMPARE(pedir("GET /lista-espera?prioridade=1").status, 422);
    }
};

QTEST_GUILESS_MAIN(EsperaHttpTeste)
#include "esperahttp_teste.moc"
