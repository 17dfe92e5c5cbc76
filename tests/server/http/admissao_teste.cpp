// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadaatendimento.h>

#include <QTest>

using namespace http_teste;
using namespace Qt::StringLiterals;

namespace {

constexpr int limite = 40;
constexpr auto atacante = "127.0.0.2";

} // namespace

// What is let in, in which order it is asked, and what refusals cost who provokes them.
class AdmissaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void todaRecusaConta_data();
    void todaRecusaConta();
    void prazoVencidoConta();
    void quatroMilRecusasEncontramOLimite();
    void assinaturaNaoEhConferidaAlemDoLimite();
    void recusaDizQuantoResta_data();
    void recusaDizQuantoResta();
    void acimaDoLimiteFecha();
    void oPrimeiroErroNaOrdemEhODito_data();
    void oPrimeiroErroNaOrdemEhODito();
    void sessaoEncerradaNaoGastaDaConta();
    void tokenSemUsoEhComoNenhum_data();
    void tokenSemUsoEhComoNenhum();
    void bancoForaDoArNaoEhTokenSemUso();

private:
    [[nodiscard]] Tudo deAtacante(const QByteArray &bytes) const;
    std::unique_ptr<BancadaAtendimento> m_bancada;
};

void AdmissaoTeste::init()
{
    m_bancada = std::make_unique<BancadaAtendimento>();
    m_bancada->http().config.limites.porMinutoEndereco = limite;
}

Tudo AdmissaoTeste::deAtacante(const QByteArray &bytes) const
{
    ConexaoBruta conexao(m_bancada->http().numero(), 0, atacante);
    conexao.enviar(bytes);
    return conexao.ler(1);
}

void AdmissaoTeste::todaRecusaConta_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray h = "Host: x\r\n";
    QTest::newRow("400 sem Host") << QByteArray("GET /ola HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("400 linha solta") << QByteArray("GET /ola HTTP/1.1\n\n") << 400;
    QTest::newRow("400 caminho torto") << pedido("GET /item/%zz") << 400;
    QTest::newRow("400 dois tokens") << pedido("GET /anonimo", "paciente", "Authorization: Bearer x\r\n") << 400;
    QTest::newRow("400 pedaco torto") << QByteArray("POST /eco HTTP/1.1\r\n" + h +
                                                    "Content-Type: application/json\r\n"
                                                    "Transfer-Encoding: chunked\r\n\r\nzz\r\n")
                                      << 400;
    QTest::newRow("401 sem token") << pedido("GET /paciente") << 401;
    QTest::newRow("401 forjado") << pedido("GET /paciente", "forjado") << 401;
    QTest::newRow("403") << pedido("GET /medico", "paciente") << 403;
    QTest::newRow("404") << pedido("GET /nada") << 404;
    QTest::newRow("405 conhecido") << pedido("DELETE /ola") << 405;
    QTest::newRow("405 de outros") << pedido("PATCH /ola") << 405;
    QTest::newRow("413") << QByteArray("POST /eco HTTP/1.1\r\n" + h +
                                       "Content-Type: application/json\r\n"
                                       "Content-Length: 70000\r\n\r\n")
                         << 413;
    QTest::newRow("414") << QByteArray("GET /" + QByteArray(5'000, 'a') + " HTTP/1.1\r\n" + h + "\r\n") << 414;
    QTest::newRow("415") << QByteArray("POST /eco HTTP/1.1\r\n" + h +
                                       "Content-Type: text/plain\r\n"
                                       "Content-Length: 2\r\n\r\n{}")
                         << 415;
    QTest::newRow("417") << pedido("GET /ola", {}, "Expect: chuva\r\n") << 417;
    QTest::newRow("422") << pedido("GET /ola?x=1") << 422;
    QTest::newRow("431") << pedido("GET /ola", {}, QByteArray("a: b\r\n").repeated(80)) << 431;
    QTest::newRow("501") << pedido("BREW /ola") << 501;
    QTest::newRow("501 codificacao") << pedido("POST /eco", {}, "Transfer-Encoding: gzip\r\n") << 501;
    QTest::newRow("505") << QByteArray("GET /ola HTTP/2.0\r\n" + h + "\r\n") << 505;
}

void AdmissaoTeste::todaRecusaConta()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 0; i < limite; ++i)
        QCOMPARE(deAtacante(bytes).situacoes(), QList<int>{status});
    const Tudo recusada = deAtacante(bytes);
    QCOMPARE(recusada.situacoes(), QList<int>{429});
    QCOMPARE(recusada.primeira().codigo(), u"muitas_requisicoes"_s);
    QVERIFY(recusada.primeira().cabecalhos.value("retry-after").toInt() >= 1);
    QCOMPARE(deAtacante(pedido("GET /ola")).situacoes(), QList<int>{429});
    QCOMPARE(m_bancada->pedir(pedido("GET /ola")).status, 200); // of another address
    m_bancada->relogio().avancarMs(60'000 / limite);
    QCOMPARE(deAtacante(bytes).situacoes(), QList<int>{status});
}

void AdmissaoTeste::prazoVencidoConta()
{
    m_bancada->http().config.limites.porMinutoEndereco = 2;
    m_bancada->http().config.limites.prazoCabecalhoMs = 300;
    QVERIFY(m_bancada->http().iniciar());
    for (const int status : {408, 408, 429})
        QCOMPARE(deAtacante("GET /ola HTTP/1.1\r\n").situacoes(), QList<int>{status});
    QCOMPARE(m_bancada->pedir(pedido("GET /ola")).status, 200);
}

void AdmissaoTeste::quatroMilRecusasEncontramOLimite()
{
    constexpr int padrao = nucleo::LimitesHttp().porMinutoEndereco;
    m_bancada->http().config.limites.porMinutoEndereco = padrao;
    QVERIFY(m_bancada->http().iniciar());
    QHash<int, int> quantas;
    for (int i = 0; i < 4'000; ++i)
        ++quantas[deAtacante(pedido("GET /nada")).situacoes().value(0)];
    QCOMPARE(quantas.value(404), padrao);
    QCOMPARE(quantas.value(429), 4'000 - padrao);
}

void AdmissaoTeste::assinaturaNaoEhConferidaAlemDoLimite()
{
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 0; i < 3 * limite; ++i)
        QCOMPARE(deAtacante(pedido("GET /paciente", "forjado" + QByteArray::number(i))).situacoes(),
                 QList<int>{i < limite ? 401 : 429});
    QCOMPARE(m_bancada->verificador().assinaturasConferidas, limite);
}

void AdmissaoTeste::recusaDizQuantoResta_data()
{
    todaRecusaConta_data();
}

void AdmissaoTeste::recusaDizQuantoResta()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    m_bancada->http().config.limites.porMinutoEndereco = 1;
    QVERIFY(m_bancada->http().iniciar());
    for (const int esperado : {status, 429}) {
        const Tudo r = deAtacante(bytes);
        QCOMPARE(r.situacoes(), QList<int>{esperado});
        QCOMPARE(r.primeira().cabecalhos.value("ratelimit-policy"), QByteArray("\"endereco\";q=1;w=60"));
        QCOMPARE(r.primeira().cabecalhos.value("ratelimit"), QByteArray("\"endereco\";r=0;t=60"));
    }
}

// One who floods pays each further answer with a connection; what it sent ahead is not even read.
void AdmissaoTeste::acimaDoLimiteFecha()
{
    QVERIFY(m_bancada->http().iniciar());
    ConexaoBruta conexao(m_bancada->http().numero(), 0, atacante);
    conexao.enviar(pedido("GET /nada").repeated(limite + 30));
    const QList<int> situacoes = conexao.lerAteFechar().situacoes();
    QCOMPARE(situacoes.size(), limite + 1);
    QCOMPARE(situacoes.count(404), limite);
    QCOMPARE(situacoes.last(), 429);
}

void AdmissaoTeste::oPrimeiroErroNaOrdemEhODito_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("assinaturas"); // checked on the way
    const QByteArray forjado = "Authorization: Bearer forjado\r\n";
    const QByteArray texto = "Content-Type: text/plain\r\nContent-Length: 90000\r\n";
    QTest::newRow("caminho antes de token") << pedido("GET /nada?x=1", {}, forjado + texto) << 404 << 0;
    QTest::newRow("metodo antes de token") << pedido("PUT /coisas?x=1", {}, forjado + texto) << 405 << 0;
    QTest::newRow("metodo nunca visto") << pedido("BREW /coisas?x=1", {}, forjado + texto) << 501 << 0;
    QTest::newRow("repetido antes de token") << pedido("POST /coisas?x=1", {}, forjado + forjado + texto) << 400 << 0;
    QTest::newRow("token antes de consulta") << pedido("POST /coisas?x=1", {}, forjado + texto) << 401 << 1;
    QTest::newRow("nenhum token") << pedido("POST /coisas?x=1", {}, texto) << 401 << 0;
    QTest::newRow("consulta antes de corpo") << pedido("POST /coisas?x=1", "paciente", texto) << 422 << 1;
    QTest::newRow("tamanho antes de tipo") << pedido("POST /coisas", "paciente", texto) << 413 << 1;
}

void AdmissaoTeste::oPrimeiroErroNaOrdemEhODito()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(int, assinaturas);
    m_bancada->http().config.limites.porMinutoConta = 1;
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(deAtacante(bytes).situacoes(), QList<int>{status});
    QCOMPARE(m_bancada->verificador().assinaturasConferidas, assinaturas);
    // None of these has cost the account anything: its session was not looked at.
    QCOMPARE(deAtacante(pedido("GET /paciente", "paciente")).situacoes(), QList<int>{200});
    QCOMPARE(deAtacante(pedido("GET /paciente", "paciente")).situacoes(), QList<int>{429});
    QCOMPARE(deAtacante(bytes).situacoes(), QList<int>{status});
}

// A token that was signed out is signed as well as any other.
void AdmissaoTeste::sessaoEncerradaNaoGastaDaConta()
{
    m_bancada->http().config.limites.porMinutoConta = 2;
    m_bancada->http().config.limites.porMinutoEndereco = 0;
    QVERIFY(m_bancada->http().iniciar());
    m_bancada->verificador().sessaoEncerrada = true;
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(m_bancada->pedir(pedido("GET /paciente", "paciente")).status, 401);
        QCOMPARE(m_bancada->pedir(pedido("GET /anonimo", "paciente")).status, 200); // as without a token
    }
    m_bancada->verificador().sessaoEncerrada = false;
    for (const int status : {200, 403, 429}) { // what is refused to the account counts
        const Lida r = m_bancada->pedir(pedido(status == 403 ? "GET /medico" : "GET /paciente", "paciente"));
        QCOMPARE(r.status, status);
        QCOMPARE(r.cabecalhos.value("ratelimit-policy"), QByteArray("\"conta\";q=2;w=60"));
    }
}

void AdmissaoTeste::tokenSemUsoEhComoNenhum_data()
{
    QTest::addColumn<QByteArray>("autorizacao");
    QTest::addColumn<bool>("encerrada");
    QTest::addColumn<QString>("codigo");
    QTest::newRow("vencido") << QByteArray("Bearer vencido") << false << u"token_expirado"_s;
    QTest::newRow("desconhecido") << QByteArray("Bearer chefe") << false << u"token_invalido"_s;
    QTest::newRow("sem token") << QByteArray("Bearer") << false << u"token_invalido"_s;
    QTest::newRow("sem espaco") << QByteArray("Bearerpaciente") << false << u"token_invalido"_s;
    QTest::newRow("outro esquema") << QByteArray("Basic cGFjaWVudGU6eA==") << false << u"token_invalido"_s;
    QTest::newRow("sessao encerrada") << QByteArray("Bearer paciente") << true << u"token_invalido"_s;
}

void AdmissaoTeste::tokenSemUsoEhComoNenhum()
{
    QFETCH(QByteArray, autorizacao);
    QFETCH(bool, encerrada);
    QFETCH(QString, codigo);
    QVERIFY(m_bancada->http().iniciar());
    m_bancada->verificador().sessaoEncerrada = encerrada;
    const QByteArray cabecalho = "Authorization: " + autorizacao + "\r\n";
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo", {}, cabecalho)).status, 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /quem", {}, cabecalho)).corpo, QByteArray("\"ninguem\""));
    for (const char *caminho : {"GET /exigente", "GET /paciente"}) {
        const Lida r = m_bancada->pedir(pedido(caminho, {}, cabecalho));
        QCOMPARE(r.status, 401);
        QCOMPARE(r.codigo(), codigo);
        QCOMPARE(r.cabecalhos.value("www-authenticate"), QByteArray("Bearer error=\"invalid_token\""));
    }
    // A good one counts everywhere, and none at all is none.
    m_bancada->verificador().sessaoEncerrada = false;
    QCOMPARE(m_bancada->pedir(pedido("GET /quem", "paciente")).corpo, QByteArray("\"paciente\""));
    for (const char *caminho : {"GET /anonimo", "GET /exigente"}) {
        QCOMPARE(m_bancada->pedir(pedido(caminho, "paciente")).status, 200);
        QCOMPARE(m_bancada->pedir(pedido(caminho)).status, 200);
    }
}

// What cannot be asked just now is told, not taken for "nobody".
void AdmissaoTeste::bancoForaDoArNaoEhTokenSemUso()
{
    QVERIFY(m_bancada->http().iniciar());
    m_bancada->verificador().foraDoAr = true;
    for (const char *caminho : {"GET /anonimo", "GET /exigente", "GET /paciente"})
        QCOMPARE(m_bancada->pedir(pedido(caminho, "paciente")).status, 503);
    QCOMPARE(m_bancada->pedir(pedido("GET /anonimo")).status, 200);
}

QTEST_GUILESS_MAIN(AdmissaoTeste)
#include "admissao_teste.moc"
