// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadaatendimento.h>

#include <QJsonArray>
#include <QTest>

using namespace http_teste;
using namespace Qt::StringLiterals;
using Cabecalhos = QList<std::pair<QByteArray, QByteArray>>;

// From the head of a request to its answer: errors in words, limits, who may what.
class AtendimentoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bancada = std::make_unique<BancadaAtendimento>(); }
    void cleanup() { m_bancada.reset(); }

    void problemaNaLingua_data();
    void problemaNaLingua();
    void consultaDesconhecidaOuRepetida();
    void idDaRequisicao_data();
    void idDaRequisicao();
    void limitePorEndereco();
    void limitePorConta();
    void encaminhadoSoDeProxy_data();
    void encaminhadoSoDeProxy();
    void matrizDeAcesso_data();
    void matrizDeAcesso();
    void tokenRecusado_data();
    void tokenRecusado();
    void sessaoEncerradaValeNaProxima();
    void filaCheia();
    void quemLancaViraErroInterno();
    void respostaPessoalNaoFicaEmCache();
    void quemJaTemNaoRecebeDeNovo_data();
    void quemJaTemNaoRecebeDeNovo();

private:
    std::unique_ptr<BancadaAtendimento> m_bancada;
};

void AtendimentoTeste::problemaNaLingua_data()
{
    QTest::addColumn<QByteArray>("aceita");
    QTest::addColumn<QByteArray>("lingua");
    QTest::addColumn<QString>("titulo");
    QTest::newRow("sem dizer") << QByteArray() << QByteArray("pt-BR") << u"Identificação necessária"_s;
    QTest::newRow("pt") << QByteArray("pt-PT") << QByteArray("pt-BR") << u"Identificação necessária"_s;
    QTest::newRow("en") << QByteArray("en-US,en;q=0.9") << QByteArray("en") << QString();
    QTest::newRow("es") << QByteArray("fr, es;q=0.8, en;q=0.3") << QByteArray("es") << QString();
    QTest::newRow("peso zero") << QByteArray("en;q=0") << QByteArray("pt-BR") << u"Identificação necessária"_s;
    QTest::newRow("outra") << QByteArray("de, fr") << QByteArray("pt-BR") << u"Identificação necessária"_s;
    QTest::newRow("torta") << QByteArray(";;q=,en;q=abc") << QByteArray("pt-BR") << u"Identificação necessária"_s;
}

void AtendimentoTeste::problemaNaLingua()
{
    QFETCH(QByteArray, aceita);
    QFETCH(QByteArray, lingua);
    QFETCH(QString, titulo);
    QVERIFY(m_bancada->http().iniciar());
    const Lida r =
        m_bancada->pedir(pedido("GET /paciente", {}, aceita.isEmpty() ? "" : "Accept-Language: " + aceita + "\r\n"));
    QCOMPARE(r.status, 401);
    QCOMPARE(r.cabecalhos.value("content-type"), QByteArray("application/problem+json; charset=utf-8"));
    QCOMPARE(r.cabecalhos.value("content-language"), lingua);
    QCOMPARE(r.cabecalhos.value("www-authenticate"), QByteArray("Bearer"));
    const QJsonObject o = r.json();
    QCOMPARE(o.value(u"type"_s).toString(), u"urn:agenda:erro:token_ausente"_s);
    QCOMPARE(o.value(u"status"_s).toInt(), 401);
    QCOMPARE(r.codigo(), u"token_ausente"_s);
    QVERIFY(!o.value(u"detail"_s).toString().isEmpty());
    if (!titulo.isEmpty())
        QCOMPARE(o.value(u"title"_s).toString(), titulo);
    else // translated: no longer the Portuguese words
        QVERIFY(o.value(u"title"_s).toString() != u"Identificação necessária"_s);
}

void AtendimentoTeste::consultaDesconhecidaOuRepetida()
{
    QVERIFY(m_bancada->http().iniciar());
    const Lida r = m_bancada->pedir(pedido("GET /lista?limite=3&outra=1&limite=4&mais"));
    QCOMPARE(r.status, 422);
    QCOMPARE(r.codigo(), u"validacao"_s);
    const QJsonArray erros = r.json().value(u"erros"_s).toArray();
    QStringList ditos;
    for (const auto &e : erros)
        ditos << e.toObject().value(u"campo"_s).toString() + u':' + e.toObject().value(u"codigo"_s).toString();
    QCOMPARE(ditos, (QStringList{u"outra:desconhecido"_s, u"limite:duplicado"_s, u"mais:desconhecido"_s}));
    QCOMPARE(m_bancada->pedir(pedido("GET /lista?limite=3")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /lista?")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /lista?%6Cimite=3")).corpo, QByteArray("3"));
}

void AtendimentoTeste::idDaRequisicao_data()
{
    QTest::addColumn<QByteArray>("enviado");
    QTest::addColumn<bool>("aceito");
    QTest::newRow("uuid") << QByteArray("0190a1b2-0000-7000-8000-000000000001") << true;
    QTest::newRow("palavra") << QByteArray("abc_1.Z-9") << true;
    QTest::newRow("128") << QByteArray(128, 'a') << true;
    QTest::newRow("129") << QByteArray(129, 'a') << false;
    QTest::newRow("espaco") << QByteArray("a b") << false;
    QTest::newRow("aspas") << QByteArray("a\",\"x\":\"") << false;
    QTest::newRow("acento") << QByteArray("ação") << false;
    QTest::newRow("nenhum") << QByteArray() << false;
}

void AtendimentoTeste::idDaRequisicao()
{
    QFETCH(QByteArray, enviado);
    QFETCH(bool, aceito);
    QVERIFY(m_bancada->http().iniciar());
    for (const QByteArray &caminho :
         {QByteArray("GET /anonimo"), QByteArray("GET /paciente"), QByteArray("GET /nada")}) {
        const Lida r =
            m_bancada->pedir(pedido(caminho, {}, enviado.isEmpty() ? "" : "X-Request-Id: " + enviado + "\r\n"));
        const QByteArray id = r.cabecalhos.value("x-request-id");
        QVERIFY(!id.isEmpty());
        QCOMPARE(id == enviado, aceito);
        if (!aceito)
            QVERIFY(dominio::uuidDeTexto(QString::fromLatin1(id)));
        if (r.status >= 400)
            QCOMPARE(r.json().value(u"instance"_s).toString(), u"urn:agenda:requisicao:"_s + QString::fromLatin1(id));
    }
}

void AtendimentoTeste::limitePorEndereco()
{
    m_bancada->http().config.limites.porMinutoEndereco = 3;
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 2; i >= 0; --i) {
        const Lida r = m_bancada->pedir(pedido("GET /anonimo"));
        QCOMPARE(r.status, 200);
        QCOMPARE(r.cabecalhos.value("ratelimit-policy"), QByteArray("\"endereco\";q=3;w=60"));
        QVERIFY(r.cabecalhos.value("ratelimit").startsWith("\"endereco\";r=" + QByteArray::number(i) + ";t="));
    }
    const Lida r = m_bancada->pedir(pedido("GET /anonimo"));
    QCOMPARE(r.status, 429);
    QCOMPARE(r.codigo(), u"muitas_requisicoes"_s);
    const int espera = r.cabecalhos.value("retry-after").toInt();
    QVERIFY(espera >= 20 && espera <= 21); // one of three a minute
    m_bancada->relogio().avancarMs(espera * 1000LL - 1'500);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 429);
    m_bancada->relogio().avancarMs(1'500);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 429);
    // The wall clock has no part in it.
    m_bancada->relogio().ajustar(dominio::Instante::deMs(1'900'000'000'000));
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 429);
}

void AtendimentoTeste::limitePorConta()
{
    m_bancada->http().config.limites.porMinutoConta = 2;
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 429);
    QCOMPARE(m_bancada->pedir(pedido("GET /medico", "medico")).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 200);
}

void AtendimentoTeste::encaminhadoSoDeProxy_data()
{
    QTest::addColumn<bool>("proxy");
    QTest::addColumn<QByteArray>("cabecalhos");
    QTest::addColumn<QByteArray>("visto");
    const auto um = [](const QByteArray &v) { return QByteArray("X-Forwarded-For: " + v + "\r\n"); };
    QTest::newRow("de qualquer um") << false << um("1.2.3.4") << QByteArray("127.0.0.1");
    QTest::newRow("do proxy") << true << um("1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("forjado antes") << true << um("9.9.9.9, 1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("proxy no fim") << true << um("9.9.9.9, 1.2.3.4, 127.0.0.1") << QByteArray("1.2.3.4");
    QTest::newRow("forjado em linha propria") << true << um("9.9.9.9") + um("1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("lixo no fim") << true << um("9.9.9.9, lixo") << QByteArray();
    QTest::newRow("vazio") << true << um("") << QByteArray();
    QTest::newRow("ipv6") << true << um("2001:db8::1") << QByteArray("2001:db8::1");
}

void AtendimentoTeste::encaminhadoSoDeProxy()
{
    QFETCH(bool, proxy);
    QFETCH(QByteArray, cabecalhos);
    QFETCH(QByteArray, visto);
    if (proxy)
        m_bancada->http().config.proxies << QHostAddress(QHostAddress::LocalHost);
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->pedir(pedido("GET /quemsou", {}, cabecalhos)).corpo, '"' + visto + '"');
    // The numbers are on the operations listener, and not for the neighbour either.
    QCOMPARE(m_bancada->pedir(pedido("GET /metrics", {}, cabecalhos)).status, 404);
}

void AtendimentoTeste::matrizDeAcesso_data()
{
    QTest::addColumn<QByteArray>("caminho");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("codigo");
    const QByteArray meu = dominio::textoDeUuid(VerificadorFalso::idDe(dominio::Perfil::Paciente)).toLatin1();
    const QByteArray alheio = dominio::textoDeUuid(VerificadorFalso::idDe(dominio::Perfil::Medico)).toLatin1();
    const auto linha = [](const QByteArray &caminho, const QByteArray &token, int status, const char *codigo = "") {
        QTest::newRow((caminho.left(12) + " por " + (token.isEmpty() ? "ninguem" : token)).constData())
            << caminho << token << status << QString::fromLatin1(codigo);
    };
    for (const char *perfil : {"paciente", "medico", "recepcionista", "admin"}) {
        const QByteArray p = perfil;
        const auto pode = [&](const QByteArray &caminho, bool sim) {
            linha(caminho, p, sim ? 200 : 403, sim ? "" : "sem_permissao");
        };
        pode("/paciente", p == "paciente");
        pode("/medico", p == "medico");
        pode("/balcao", p == "recepcionista" || p == "admin");
        pode("/pendente", p == "medico");
        pode("/anonimo", true);
        pode("/ninguem", false);
    }
    for (const char *caminho : {"/paciente", "/medico", "/balcao", "/pendente", "/ninguem"})
        linha(caminho, {}, 401, "token_ausente");
    linha("/anonimo", {}, 200);
    linha("/dono/" + meu, "paciente", 200);
    linha("/dono/" + alheio + "?", "paciente", 404, "nao_encontrado");
    linha("/dono/" + meu.toUpper(), "paciente", 404, "nao_encontrado");
    linha("/dono/" + meu + "%20", "paciente", 404, "nao_encontrado");
    linha("/dono/" + meu, "admin", 200);
    linha("/dono/" + meu, "recepcionista", 403, "sem_permissao");
    linha("/medico", "pendente", 403, "conta_pendente");
    linha("/pendente", "pendente", 200);
    linha("/anonimo", "pendente", 200);
    linha("/paciente", "pendente", 403, "conta_pendente");
}

void AtendimentoTeste::matrizDeAcesso()
{
    QFETCH(QByteArray, caminho);
    QFETCH(QByteArray, token);
    QFETCH(int, status);
    QFETCH(QString, codigo);
    QVERIFY(m_bancada->http().iniciar());
    const Lida r = m_bancada->pedir(pedido("GET " + caminho, token));
    QCOMPARE(r.status, status);
    QCOMPARE(r.codigo(), codigo);
}

void AtendimentoTeste::tokenRecusado_data()
{
    QTest::addColumn<QByteArray>("autorizacao");
    QTest::newRow("outro esquema") << QByteArray("Basic cGFjaWVudGU6eA==");
    QTest::newRow("sem token") << QByteArray("Bearer");
    QTest::newRow("desconhecido") << QByteArray("Bearer chefe");
    QTest::newRow("sem espaco") << QByteArray("Bearerpaciente");
}

void AtendimentoTeste::tokenRecusado()
{
    QFETCH(QByteArray, autorizacao);
    QVERIFY(m_bancada->http().iniciar());
    const Lida r = m_bancada->pedir(pedido("GET /paciente", {}, "Authorization: " + autorizacao + "\r\n"));
    QCOMPARE(r.status, 401);
    QCOMPARE(r.codigo(), u"token_invalido"_s);
    QCOMPARE(r.cabecalhos.value("www-authenticate"), QByteArray("Bearer error=\"invalid_token\""));
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", {}, "Authorization: bearer paciente\r\n")).status, 200);
}

void AtendimentoTeste::sessaoEncerradaValeNaProxima()
{
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 200);
    m_bancada->verificador().sessaoEncerrada = true;
    QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 401);
}

void AtendimentoTeste::filaCheia()
{
    m_bancada->http().threads = 1;
    m_bancada->http().fila = 1;
    QVERIFY(m_bancada->http().iniciar());
    ConexaoBruta ocupa(m_bancada->http().numero());
    ocupa.enviar(pedido("GET /lento"));
    QVERIFY(m_bancada->http().porta().chegaram(1));
    // Of three, one has the place that is left; which one is nobody's business.
    std::vector<std::unique_ptr<ConexaoBruta>> tres;
    for (int i = 0; i < 3; ++i) {
        tres.push_back(std::make_unique<ConexaoBruta>(m_bancada->http().numero()));
        tres.back()->enviar(pedido("GET /lento"));
    }
    int recusadas = 0;
    for (auto &conexao : tres) {
        const Lida r = conexao->ler(1, 300).respostas.value(0);
        if (r.status == 0)
            continue; // waits
        ++recusadas;
        QCOMPARE(r.status, 503);
        QCOMPARE(r.codigo(), u"indisponivel"_s);
        QCOMPARE(r.cabecalhos.value("retry-after"), QByteArray("1"));
    }
    QCOMPARE(recusadas, 2);
    m_bancada->http().porta().abrir();
    int atendidas = 0;
    for (auto &conexao : tres)
        atendidas += conexao->ler(1).situacoes() == QList<int>{200};
    QCOMPARE(atendidas, 1);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 200);
}

void AtendimentoTeste::quemLancaViraErroInterno()
{
    QVERIFY(m_bancada->http().iniciar());
    const Lida r = m_bancada->pedir(pedido("GET /lanca"));
    QCOMPARE(r.status, 500);
    QCOMPARE(r.codigo(), u"erro_interno"_s);
    QVERIFY(!r.corpo.contains("boom"));
    QCOMPARE(m_bancada->criar("k", "lanca").status, 500);
    QCOMPARE(m_bancada->linhas(), 0);
    QVERIFY(m_bancada->http().viva());
}

void AtendimentoTeste::respostaPessoalNaoFicaEmCache()
{
    QVERIFY(m_bancada->http().iniciar());
    const Lida r = m_bancada->pedir(pedido("GET /paciente", "paciente"));
    QCOMPARE(r.cabecalhos.value("cache-control"), QByteArray("no-store"));
    QCOMPARE(r.cabecalhos.value("x-content-type-options"), QByteArray("nosniff"));
    QCOMPARE(r.cabecalhos.value("content-type"), QByteArray("application/json; charset=utf-8"));
}

void AtendimentoTeste::quemJaTemNaoRecebeDeNovo_data()
{
    QTest::addColumn<QByteArray>("linha");
    QTest::addColumn<QByteArray>("marcas");
    QTest::addColumn<int>("status");
    QTest::newRow("a mesma") << QByteArray("GET /versao") << QByteArray("\"7\"") << 304;
    QTest::newRow("fraca") << QByteArray("GET /versao") << QByteArray("W/\"7\"") << 304;
    QTest::newRow("entre outras") << QByteArray("GET /versao") << QByteArray("\"6\", \"a,b\", \"7\"") << 304;
    QTest::newRow("HEAD") << QByteArray("HEAD /versao") << QByteArray("\"7\"") << 304;
    QTest::newRow("outra") << QByteArray("GET /versao") << QByteArray("\"6\"") << 200;
    QTest::newRow("parte de outra") << QByteArray("GET /versao") << QByteArray("\"17\", \"7") << 200;
    QTest::newRow("sem aspas") << QByteArray("GET /versao") << QByteArray("7") << 200;
    QTest::newRow("asterisco") << QByteArray("GET /versao") << QByteArray("*") << 200;
    QTest::newRow("recurso sem marca") << QByteArray("GET /semmarca") << QByteArray("\"7\"") << 200;
    QTest::newRow("marca que nao diz tudo") << QByteArray("GET /nomes") << QByteArray("\"7\"") << 200;
}

void AtendimentoTeste::quemJaTemNaoRecebeDeNovo()
{
    QFETCH(QByteArray, linha);
    QFETCH(QByteArray, marcas);
    QFETCH(int, status);
    QVERIFY(m_bancada->http().iniciar());
    const QByteArray condicao = "If-None-Match: " + marcas + "\r\n";
    if (linha.startsWith("HEAD")) // no body comes with either, so the connection has to end for the reader to know
        QCOMPARE(m_bancada->pedir(pedido(linha, {}, condicao + "Connection: close\r\n")).status, status);
    const Lida r = m_bancada->pedir(pedido("GET " + linha.split(' ').at(1), {}, condicao));
    QCOMPARE(r.status, status);
    QCOMPARE(r.corpo, status == 304 ? QByteArray() : QByteArray("{\"a\":1}"));
    QCOMPARE(r.cabecalhos.contains("content-type"), status != 304);
    if (status == 304) {
        QCOMPARE(r.cabecalhos.value("etag"), QByteArray("\"7\""));
        QCOMPARE(r.cabecalhos.value("cache-control"), QByteArray("no-store"));
    }
}

QTEST_GUILESS_MAIN(AtendimentoTeste)
#include "atendimento_teste.moc"
