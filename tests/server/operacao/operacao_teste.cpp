// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The operations listener: what it answers, what one connection may take of it, and that it answers while the public
// front is full and every worker is stuck.
#include <apoio/clientebruto.h>
#include <apoio/relogiofalso.h>
#include <http_teste/bancadahttp.h>
#include <nucleo/operacao/ouvinte.h>
#include <nucleo/operacao/retratista.h>
#include <nucleo/threads/prazo.h>

#include <QtTest>

using apoio::ClienteBruto;
using http_teste::BancadaHttp;
using http_teste::ConexaoBruta;
using http_teste::Porta;
using nucleo::ConfigOperacao;
using nucleo::Mural;
using nucleo::Ouvinte;
using nucleo::Retratista;

constexpr qint64 logoMs = 10'000; // at once, on a machine that is busy with other things

class OperacaoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void respondeOsTres();
    void antesDoPrimeiroRetrato();
    void retratoNoLimiteDaIdadeEUmDepois();
    void parteQueFaltaEhNomeada();
    void tokenEhExigido_data();
    void tokenEhExigido();
    void conexaoAMaisEhFechada();
    void conexaoTemVidaCurta();
    void conexaoTemBytesContados();
    void lixoNaoOcupaLugar();
    void respondeComAFrenteCheiaEOsTrabalhadoresPresos();
    void passoPresoEnvelheceORetrato();
    void pararMandaOPassoDesistir();

private:
    void pendurar(bool pronto = true)
    {
        m_mural->pendurar({m_relogio.monotonicoMs(), pronto,
                           pronto ? "{\"auth\":\"ok\"}" : "{\"auth\":\"indisponivel\"}",
                           "# TYPE agenda_x gauge\nagenda_x 7\n"});
    }
    void ouvir(const ConfigOperacao &config = {})
    {
        m_ouvinte = std::make_unique<Ouvinte>(config, *m_mural);
        QVERIFY(m_ouvinte->escutar());
    }
    [[nodiscard]] apoio::RespostaHttp pedir(const QByteArray &caminho) const
    {
        return ClienteBruto(m_ouvinte->porta(), 2'000).get(caminho);
    }
    apoio::RelogioFalso m_relogio{dominio::Instante::deMs(1'800'000'000'000)};
    std::unique_ptr<Mural> m_mural;
    std::unique_ptr<Ouvinte> m_ouvinte;
};

void OperacaoTeste::init()
{
    m_mural = std::make_unique<Mural>(m_relogio);
}

void OperacaoTeste::cleanup()
{
    m_ouvinte.reset();
    m_mural.reset();
}

void OperacaoTeste::respondeOsTres()
{
    pendurar();
    ouvir();
    m_relogio.avancarMs(1'500);
    const auto vivo = pedir("/healthz");
    QCOMPARE(vivo.status, 200);
    QCOMPARE(vivo.corpo, QByteArray("{\"vivo\":true,\"idadeMs\":1500}"));
    const auto pronto = pedir("/readyz");
    QCOMPARE(pronto.status, 200);
    QCOMPARE(pronto.corpo, QByteArray("{\"partes\":{\"auth\":\"ok\"},\"pronto\":true,\"idadeMs\":1500}"));
    QVERIFY(pronto.cabecalhos.value("content-type").startsWith("application/json"));
    QCOMPARE(pronto.cabecalhos.value("cache-control"), QByteArray("no-store"));
    const auto medidas = pedir("/metrics");
    QCOMPARE(medidas.status, 200);
    QVERIFY(medidas.cabecalhos.value("content-type").startsWith("text/plain; version=0.0.4"));
    QVERIFY(medidas.corpo.startsWith("# TYPE agenda_x gauge\nagenda_x 7\n"));
    QVERIFY(medidas.corpo.endsWith("agenda_retrato_idade_segundos 1.500\n"));
    QCOMPARE(pedir("/auth/login").status, 404);
    QCOMPARE(ClienteBruto(m_ouvinte->porta(), 2'000).pedir("POST", "/metrics").status, 404);
}

void OperacaoTeste::antesDoPrimeiroRetrato()
{
    ouvir();
    QCOMPARE(pedir("/healthz").status, 200);
    QCOMPARE(pedir("/readyz").status, 503);
    QCOMPARE(pedir("/metrics").status, 503);
}

void OperacaoTeste::retratoNoLimiteDaIdadeEUmDepois()
{
    pendurar();
    ouvir();
    m_relogio.avancarMs(Mural::velhoMs);
    QCOMPARE(pedir("/readyz").status, 200);
    m_relogio.avancarMs(1);
    const auto velho = pedir("/readyz");
    QCOMPARE(velho.status, 503);
    QCOMPARE(velho.json().value(QLatin1String("pronto")).toBool(true), false);
    QCOMPARE(velho.json().value(QLatin1String("idadeMs")).toInt(), int(Mural::velhoMs + 1));
    QCOMPARE(pedir("/healthz").status, 200); // the process itself lives
    QCOMPARE(pedir("/metrics").status, 200); // and says how old its numbers are
    pendurar();
    QCOMPARE(pedir("/readyz").status, 200);
}

void OperacaoTeste::parteQueFaltaEhNomeada()
{
    pendurar(false);
    ouvir();
    const auto r = pedir("/readyz");
    QCOMPARE(r.status, 503);
    QVERIFY(r.corpo.contains("\"auth\":\"indisponivel\""));
    QCOMPARE(r.cabecalhos.value("retry-after"), QByteArray("5"));
}

void OperacaoTeste::tokenEhExigido_data()
{
    QTest::addColumn<QByteArray>("cabecalhos");
    QTest::addColumn<int>("status");
    const QByteArray token = "0123456789abcdef";
    QTest::newRow("right") << QByteArray("Authorization: Bearer " + token + "\r\n") << 200;
    QTest::newRow("header in lower case") << QByteArray("authorization: Bearer " + token + "\r\n") << 200;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("empty") << QByteArray("Authorization: \r\n") << 401;
    QTest::newRow("another") << QByteArray("Authorization: Bearer 0123456789abcdeF\r\n") << 401;
    QTest::newRow("begun") << QByteArray("Authorization: Bearer 0123456789abcde\r\n") << 401;
    QTest::newRow("longer") << QByteArray("Authorization: Bearer " + token + "0\r\n") << 401;
    QTest::newRow("no scheme") << QByteArray("Authorization: " + token + "\r\n") << 401;
    // More headers than Qt's parser takes make all of them vanish: no token, no answer.
    QTest::newRow("lost among headers") << "Authorization: Bearer " + token + "\r\n" +
                                               QByteArray("X: y\r\n").repeated(200)
                                        << 0;
}

void OperacaoTeste::tokenEhExigido()
{
    QFETCH(QByteArray, cabecalhos);
    QFETCH(int, status);
    pendurar();
    ConfigOperacao config;
    config.token = "0123456789abcdef";
    ouvir(config);
    for (const QByteArray caminho : {"/healthz", "/readyz", "/metrics"}) {
        const auto r =
            http_teste::trocar(m_ouvinte->porta(), "GET " + caminho + " HTTP/1.1\r\nHost: x\r\n" + cabecalhos + "\r\n");
        const int visto = r.respostas.isEmpty() ? 0 : r.primeira().status;
        if (status == 0)
            QVERIFY2(visto != 200, r.bytes.constData());
        else
            QCOMPARE(visto, status);
        if (status != 401)
            continue;
        const auto recusa = r.primeira();
        const bool semToken = !cabecalhos.contains("Bearer") && !cabecalhos.contains("0123");
        QCOMPARE(recusa.codigo(), QLatin1String(semToken ? "token_ausente" : "token_invalido"));
        QCOMPARE(recusa.cabecalhos.value("content-type"), QByteArray("application/problem+json; charset=utf-8"));
        QCOMPARE(recusa.cabecalhos.value("www-authenticate"),
                 QByteArray(semToken ? "Bearer" : "Bearer error=\"invalid_token\""));
        QCOMPARE(recusa.json().value(QLatin1String("status")).toInt(), 401);
        QVERIFY(!recusa.json().value(QLatin1String("title")).toString().isEmpty());
    }
}

void OperacaoTeste::conexaoAMaisEhFechada()
{
    pendurar();
    ouvir();
    const int maximo = nucleo::LimitesDoPortao().conexoes;
    std::vector<std::unique_ptr<ConexaoBruta>> paradas;
    for (int i = 0; i < maximo - 1; ++i)
        paradas.push_back(std::make_unique<ConexaoBruta>(m_ouvinte->porta()));
    QCOMPARE(pedir("/healthz").status, 200); // the last place
    paradas.push_back(std::make_unique<ConexaoBruta>(m_ouvinte->porta()));
    // Silent ones cannot keep anybody out: each who comes has the place of the one that came first.
    for (size_t i = 0; i < 5; ++i)
        QCOMPARE(pedir("/healthz").status, 200);
    QVERIFY(paradas.front()->fechouEm(1'000));
    QVERIFY(!paradas.back()->fechouEm(0));
}

void OperacaoTeste::conexaoTemVidaCurta()
{
    pendurar();
    ConfigOperacao config;
    QCOMPARE(config.limites.vidaMs, 10'000);
    config.limites.vidaMs = 600;
    ouvir(config);
    ConexaoBruta muda(m_ouvinte->porta()), meia(m_ouvinte->porta()), boa(m_ouvinte->porta());
    QVERIFY(meia.enviar("GET /metrics HTTP/1.1\r\nHost: x\r\n"));
    QVERIFY(boa.enviar("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"));
    QCOMPARE(boa.ler().situacoes(), QList<int>{200});
    for (ConexaoBruta *conexao : {&muda, &meia, &boa})
        QVERIFY(conexao->fechouEm(3'000));
}

// A body without end, or a header: Qt's server would keep all of it in memory.
void OperacaoTeste::conexaoTemBytesContados()
{
    pendurar();
    ouvir();
    const qint64 antes = http_teste::memoria();
    for (const QByteArray &inicio :
         {QByteArray("POST /metrics HTTP/1.1\r\nHost: x\r\nContent-Length: 1073741824\r\n\r\n"),
          QByteArray("GET /healthz HTTP/1.1\r\nHost: x\r\nX: ")}) {
        ConexaoBruta gulosa(m_ouvinte->porta());
        QVERIFY(gulosa.enviar(inicio));
        const QByteArray pedaco(64 * 1024, 'x');
        int enviados = 0;
        while (enviados < 1'000 && gulosa.enviar(pedaco))
            ++enviados;
        QVERIFY2(enviados < 200, "64 MB went in");
    }
    QVERIFY(http_teste::memoria() - antes < 32 * 1024 * 1024);
    // The twin: many small requests on one connection, below the sum.
    ConexaoBruta boa(m_ouvinte->porta());
    for (int i = 0; i < 50; ++i) {
        QVERIFY(boa.enviar("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"));
        QCOMPARE(boa.ler().situacoes(), QList<int>{200});
    }
}

// Qt's server forgets a socket that sent no HTTP: it must not hold its place for longer than the others.
void OperacaoTeste::lixoNaoOcupaLugar()
{
    pendurar();
    ConfigOperacao config;
    config.limites.vidaMs = 500;
    ouvir(config);
    std::vector<std::unique_ptr<ConexaoBruta>> lixo;
    for (int i = 0; i < config.limites.conexoes; ++i) {
        lixo.push_back(std::make_unique<ConexaoBruta>(m_ouvinte->porta()));
        QVERIFY(lixo.back()->enviar(QByteArray("\x16\x03\x01\0\0 not HTTP\r\n\r\n", 18)));
    }
    QTRY_COMPARE_WITH_TIMEOUT(pedir("/healthz").status, 200, 3'000);
}

void OperacaoTeste::respondeComAFrenteCheiaEOsTrabalhadoresPresos()
{
    auto limites = BancadaHttp::limitesCurtos();
    limites.conexoes = limites.conexoesPorEndereco = 64;
    limites.ociosoMs = limites.prazoCabecalhoMs = 60'000;
    BancadaHttp frente(limites);
    frente.threads = 2;
    frente.fila = 8;
    QVERIFY(frente.iniciar());
    pendurar();
    ouvir();
    std::vector<std::unique_ptr<ConexaoBruta>> todas;
    for (int i = 0; i < limites.conexoes; ++i) {
        todas.push_back(std::make_unique<ConexaoBruta>(frente.numero()));
        QVERIFY(todas.back()->enviar(i < 10 ? "GET /lento HTTP/1.1\r\nHost: x\r\n\r\n" : "GET /o"));
    }
    QVERIFY(frente.porta().chegaram(2));
    QVERIFY(!frente.viva(500)); // nobody else gets anything there
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer passou;
        passou.start();
        for (const QByteArray caminho : {"/healthz", "/readyz", "/metrics"})
            QCOMPARE(pedir(caminho).status, 200);
        QVERIFY2(passou.elapsed() < logoMs, qPrintable(QString::number(passou.elapsed())));
    }
}

// Who makes the picture waits for a database that does not answer: the listener goes on, and says so.
void OperacaoTeste::passoPresoEnvelheceORetrato()
{
    Porta porta;
    std::atomic<bool> prende{false};
    Retratista retratista(*m_mural,
                          {m_relogio,
                           [&] {
                               if (prende)
                                   porta.esperar();
                               return QList<std::pair<QString, dominio::Resultado<void>>>{{QStringLiteral("auth"), {}}};
                           },
                           [] { return QByteArray("agenda_x 1\n"); }});
    retratista.iniciar();
    ouvir();
    QCOMPARE(pedir("/readyz").status, 200);
    QVERIFY(pedir("/metrics").corpo.contains("agenda_parte_pronta{parte=\"auth\"} 1\n"));
    m_relogio.avancarMs(5'000);
    QTRY_VERIFY_WITH_TIMEOUT(pedir("/readyz").corpo.contains("\"idadeMs\":0}"), 5'000); // it is made again and again
    prende = true;
    QVERIFY(porta.chegaram(1));
    m_relogio.avancarMs(Mural::velhoMs + 1);
    QCOMPARE(pedir("/readyz").status, 503);
    QCOMPARE(pedir("/healthz").status, 200);
    porta.abrir();
    QTRY_COMPARE_WITH_TIMEOUT(pedir("/readyz").status, 200, 10'000);
}

void OperacaoTeste::pararMandaOPassoDesistir()
{
    std::atomic<bool> dentro{false}, prende{false};
    Retratista retratista(*m_mural, {m_relogio,
                                     [&] {
                                         while (prende && !nucleo::Prazo::desta().acabou()) {
                                             dentro = true;
                                             std::this_thread::yield();
                                         }
                                         return QList<std::pair<QString, dominio::Resultado<void>>>();
                                     },
                                     [] { return QByteArray(); }});
    retratista.iniciar();
    prende = true;
    QTRY_VERIFY(dentro);
    QElapsedTimer passou;
    passou.start();
    retratista.parar();
    QVERIFY(passou.elapsed() < 3'000);
}

QTEST_GUILESS_MAIN(OperacaoTeste)
#include "operacao_teste.moc"
