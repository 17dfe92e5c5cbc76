// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>

#include <QTest>

#include <thread>

using namespace http_teste;

namespace {

const QByteArray host = "Host: localhost\r\n";
const QByteArray ola = "GET /ola HTTP/1.1\r\n" + host + "\r\n";
const QByteArray ecoEmPedacos =
    "POST /eco HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";

QByteArray eco(const QByteArray &cabecalhos, const QByteArray &corpo = {})
{
    return "POST /eco HTTP/1.1\r\n" + host + "Content-Type: application/json\r\n" + cabecalhos + "\r\n" + corpo;
}

QByteArray comTamanho(const QByteArray &corpo)
{
    return eco("Content-Length: " + QByteArray::number(corpo.size()) + "\r\n", corpo);
}

} // namespace

// What the guard of a connection lets in, and what it says to the rest: each with its exact status, and nothing that
// follows in the same bytes is ever taken for a request of its own.
class PorteiroTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bancada = std::make_unique<BancadaHttp>();
        QVERIFY(m_bancada->iniciar());
    }
    void cleanupTestCase() { m_bancada.reset(); }
    void cleanup() { QVERIFY(m_bancada->viva()); }

    void recusaEFecha_data();
    void recusaEFecha();
    void recusaEContinua_data();
    void recusaEContinua();
    void aceita_data();
    void aceita();
    void pedacosByteAByte();
    void valoresComByteDeControle();
    void corpoAcimaDoLimiteEhRecusadoLegivel_data();
    void corpoAcimaDoLimiteEhRecusadoLegivel();
    void pede100Continue();
    void naoPede100ContinueDeQuemRecusa();
    void headNaoTemCorpo();
    void http10ECloseFecham_data();
    void http10ECloseFecham();
    void emFilaRespondeEmOrdem();
    void duzentasEmFilaRespondemTodas();
    void recusaNoMeioDoCorpoGuardaOId();
    void situacaoDoProblemaEhADaResposta();

private:
    [[nodiscard]] quint16 porta() const { return m_bancada->numero(); }
    std::unique_ptr<BancadaHttp> m_bancada;
};

void PorteiroTeste::recusaEFecha_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto caso = [](const char *nome, const QByteArray &bytes, int status) {
        QTest::newRow(nome) << bytes << status;
    };
    const auto get = [](const QByteArray &linhas) {
        return QByteArray("GET /ola HTTP/1.1\r\n" + host + linhas + "\r\n");
    };
    const auto primeira = [](const QByteArray &linha) { return QByteArray(linha + "\r\n" + host + "\r\n"); };

    caso("tls a uma porta sem tls", QByteArray("\x16\x03\x01\x02\x00\x01\r\n\r\n", 10), 400);
    caso("sem versao", "GET /ola\r\n\r\n", 400);
    caso("versao torta", primeira("GET /ola HTTQ/1.1"), 400);
    caso("versao 9.9", primeira("GET /ola HTTP/9.9"), 505);
    caso("versao 2.0", primeira("GET /ola HTTP/2.0"), 505);
    caso("versao 1.2", primeira("GET /ola HTTP/1.2"), 505);
    caso("dois espacos", primeira("GET  /ola HTTP/1.1"), 400);
    caso("espaco no alvo", primeira("GET /o la HTTP/1.1"), 400);
    caso("tabulador no alvo", primeira("GET /o\tla HTTP/1.1"), 400);
    caso("byte alto no alvo", primeira("GET /ol\xc3\xa1 HTTP/1.1"), 400);
    caso("fragmento no alvo", primeira("GET /ola#x HTTP/1.1"), 400);
    caso("metodo torto", primeira("G(T /ola HTTP/1.1"), 400);
    caso("corpo em GET de 1.0", "GET /ola HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}" + ola, 400);
    caso("host torto", "GET /ola HTTP/1.1\r\nHost: a b\r\n\r\n" + ola, 400);
    caso("dois hosts em um", "GET /ola HTTP/1.1\r\nHost: a,b\r\n\r\n" + ola, 400);
    caso("host so de ponto", "GET /ola HTTP/1.1\r\nHost: .\r\n\r\n" + ola, 400);
    caso("host de nome vazio", "GET /ola HTTP/1.1\r\nHost: a..b\r\n\r\n" + ola, 400);
    caso("host vazio", "GET /ola HTTP/1.1\r\nHost:\r\n\r\n" + ola, 400);
    caso("porta torta", "GET /ola HTTP/1.1\r\nHost: a:8x\r\n\r\n" + ola, 400);
    for (const char *alvo : {"/nada/%2e%2E/%zz", "/item/%zz", "/item/%2", "/item/%", "/lista?limite=%g0"})
        caso(alvo, primeira("GET " + QByteArray(alvo) + " HTTP/1.1"), 400);
    caso("NUL codificado no alvo", primeira("GET /item/a%00b HTTP/1.1"), 400);
    caso("metodo desconhecido", primeira("FOO /ola HTTP/1.1"), 501);
    caso("metodo em minusculas", primeira("get /ola HTTP/1.1"), 501);
    caso("metodo com resto do corpo anterior", primeira("helGET /ola HTTP/1.1"), 501);
    caso("forma absoluta", primeira("GET http://x/ola HTTP/1.1"), 400);
    caso("forma de autoridade", primeira("CONNECT x:80 HTTP/1.1"), 400);
    caso("asterisco", primeira("OPTIONS * HTTP/1.1"), 400);
    caso("barra dupla", primeira("GET //evil/ola HTTP/1.1"), 400);
    caso("linha vazia antes", "\r\n\r\n" + ola, 400);
    caso("sem host", "GET /ola HTTP/1.1\r\n\r\n", 400);
    caso("dois hosts", get(host), 400);
    caso("LF sem CR na primeira linha", "GET /ola HTTP/1.1\nHost: x\r\n\r\n", 400);
    caso("LF sem CR entre linhas", get("X-A: 1\nX-B: 2\r\n"), 400);
    caso("so LF", "GET /ola HTTP/1.1\nHost: x\n\n", 400);
    caso("CR sem LF", get("X-A: 1\rX-B: 2\r\n"), 400);
    caso("espaco antes dos dois pontos", get("X-A : 1\r\n"), 400);
    caso("linha dobrada", get("X-A: 1\r\n  e mais\r\n"), 400);
    caso("linha dobrada com tabulador", get("X-A: 1\r\n\te mais\r\n"), 400);
    caso("sem dois pontos", get("nada\r\n"), 400);
    caso("nome vazio", get(": 1\r\n"), 400);
    caso("expect desconhecido", eco("Content-Length: 2\r\nExpect: 200-ok\r\n", "{}"), 417);

    for (const char *tamanho : {"-5", "5x", "+5", "5, 5", "99999999999999999999", "", "0x5", "5.0", "1e1"})
        caso(qPrintable(QStringLiteral("tamanho '%1'").arg(QLatin1String(tamanho))),
             eco("Content-Length: " + QByteArray(tamanho) + "\r\n", ola), 400);
    caso("dois tamanhos iguais", eco("Content-Length: 5\r\nContent-Length: 5\r\n", ola), 400);
    caso("dois tamanhos diferentes", eco("Content-Length: 5\r\nContent-Length: 6\r\n", ola), 400);
    caso("tamanho e pedacos", eco("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + ola), 400);
    caso("pedacos e tamanho", eco("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n", "0\r\n\r\n" + ola), 400);
    caso("pedacos duas vezes", eco("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + ola),
         400);
    caso("pedacos em 1.0", "POST /eco HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ola, 400);
    for (const char *te : {"xchunked", "gzip, chunked", "chunked, chunked", "identity", "chunked;q=1", "",
                           "\x0b"
                           "chunked"})
        caso(qPrintable(QStringLiteral("transferencia '%1'").arg(QLatin1String(te))),
             eco("Transfer-Encoding: " + QByteArray(te) + "\r\n", "0\r\n\r\n" + ola),
             QByteArray(te).startsWith('\x0b') ? 400 : 501);

    QByteArray muitas = host;
    for (int i = 0; i < 64; ++i) // 65 with Host
        muitas += "X-" + QByteArray::number(i) + ": v\r\n";
    caso("65 cabecalhos", "GET /ola HTTP/1.1\r\n" + muitas + "\r\n", 431);
    caso("cabecalho de 17 KiB", get("X-A: " + QByteArray(17 * 1024, 'a') + "\r\n"), 431);
    caso("cabecalho de 17 KiB sem fim", "GET /ola HTTP/1.1\r\nX-A: " + QByteArray(17 * 1024, 'a'), 431);
    caso("alvo de 5 KB", primeira("GET /" + QByteArray(5000, 'a') + " HTTP/1.1"), 414);
    caso("alvo de 20 KB", primeira("GET /" + QByteArray(20'000, 'a') + " HTTP/1.1"), 414);
    caso("primeira linha sem fim", QByteArray(20'000, 'A'), 414);

    const auto pedacos = [&](const char *nome, const QByteArray &corpo, int status = 400) {
        caso(qPrintable(QStringLiteral("pedaco %1").arg(QLatin1String(nome))), ecoEmPedacos + corpo, status);
    };
    pedacos("negativo", "-5\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("positivo", "+5\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("0x", "0x5\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("com espaco", " 5\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("zz", "zz\r\n" + ola);
    pedacos("vazio", "\r\n" + ola);
    pedacos("sem CRLF no fim", "5\r\nhelloX\r\n0\r\n\r\n" + ola);
    pedacos("maior que o dito", "4\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("so LF", "5\nhello\n0\n\n" + ola);
    pedacos("LF na extensao", "5;a=\nb\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("zeros demais", "000000005\r\nhello\r\n0\r\n\r\n" + ola);
    pedacos("que estoura", "FFFFFFFFFFFFFFFFF\r\n" + ola);
    pedacos("extensao enorme", "5;" + QByteArray(400, 'x') + "\r\nhello\r\n0\r\n\r\n");
    pedacos("rodape enorme", "0\r\nX: " + QByteArray(2000, 'x') + "\r\n\r\n");
    pedacos("rodapes demais", "0\r\n" + QByteArray("X: y\r\n").repeated(40) + "\r\n");
    pedacos("de um byte, um a mais", QByteArray("1\r\na\r\n").repeated(13'107) + "0\r\n\r\n" + ola);
    // What one parser takes for the end of the body is the middle of it for another.
    for (const char *fim :
         {"0\r\nX\r\n\r\n", "0\r\n X: y\r\n\r\n", "0\r\n: y\r\n\r\n", "0\r\nX : y\r\n\r\n", "0\r\nX: a\nY: b\r\n\r\n",
          "0\r\nX: a\rY\r\n\r\n", "0\r\n\n", "0\r\n\rX", "0\r\nX\x80: y\r\n\r\n", "0\r\nX: \x01\r\n\r\n",
          "0\r\nContent-Length: 5\r\n\r\n", "0\r\nHost: h\r\n\r\n", "0\r\ntransfer-encoding: chunked\r\n\r\n"})
        pedacos(qPrintable(QStringLiteral("rodape '%1'").arg(QString::fromLatin1(QByteArray(fim).toPercentEncoding()))),
                fim + ola);
    for (const char *extensao :
         {";", "; a", " ;a", ";a b", ";a=", ";=b", ";a=\"b", ";\x80", ";a=\"\x01\"", ";a;", "\t"})
        pedacos(qPrintable(
                    QStringLiteral("extensao '%1'").arg(QString::fromLatin1(QByteArray(extensao).toPercentEncoding()))),
                QByteArray("5") + extensao + "\r\nhello\r\n0\r\n\r\n" + ola);
    for (const char *linha : {"Content-Length: 5\t", "Content-Length:\t5"})
        caso(qPrintable(QStringLiteral("'%1'").arg(QString::fromLatin1(QByteArray(linha).toPercentEncoding()))),
             eco(QByteArray(linha) + "\r\n", "hello" + ola), 400);
    caso("pedacos com tabulador", eco("Transfer-Encoding: chunked\t\r\n", "0\r\n\r\n" + ola), 400);
    pedacos("maior que o aceito", "7fffffff\r\n", 413);
}

void PorteiroTeste::recusaEFecha()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    ConexaoBruta conexao(porta());
    conexao.enviar(bytes);
    const Tudo tudo = conexao.lerAteFechar();
    QCOMPARE(tudo.situacoes(), QList<int>{status}); // one answer: nothing was smuggled in
    QVERIFY(tudo.fechou);
    QCOMPARE(tudo.primeira().cabecalhos.value("connection"), QByteArray("close"));
    QCOMPARE(tudo.primeira().cabecalhos.value("content-type"), QByteArray("application/problem+json; charset=utf-8"));
}

void PorteiroTeste::recusaEContinua_data()
{
    QTest::addColumn<QByteArray>("linha");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("permitidos");
    const auto caso = [](const QByteArray &linha, int status, const QByteArray &permitidos = {}) {
        QTest::newRow(linha.constData()) << linha << status << permitidos;
    };
    caso("GET /nada", 404);
    caso("GET /", 404);
    caso("GET /ola/", 404);
    caso("GET /ola/mais", 404);
    caso("GET /item/", 404);
    caso("GET /ola%0A", 400);
    caso("GET /item/..", 400);
    caso("GET /item/%2e%2e", 400);
    caso("GET /./ola", 400);
    caso("GET /item/%ff", 400);
    caso("GET /item/%c0%ae", 400);
    caso("GET /lista?limite=%0d%0aX", 400);
    caso("GET /lista?limite=%ff", 400);
    caso("TRACE /ola", 501);
    caso("DELETE /ola", 405, "GET, HEAD");
    caso("GET /eco", 405, "POST");
    caso("HEAD /eco", 405, "POST");
    caso("PATCH /eco", 405, "POST");
    caso("OPTIONS /ola", 405, "GET, HEAD");
    caso("OPTIONS /nada", 404);
}

void PorteiroTeste::recusaEContinua()
{
    QFETCH(QByteArray, linha);
    QFETCH(int, status);
    QFETCH(QByteArray, permitidos);
    const Tudo tudo = trocar(porta(), linha + " HTTP/1.1\r\n" + host + "\r\n", 1, linha.startsWith("HEAD"));
    QCOMPARE(tudo.situacoes(), QList<int>{status});
    QCOMPARE(tudo.primeira().cabecalhos.value("allow"), permitidos);
    if (!linha.startsWith("HEAD")) {
        // The same connection goes on.
        QCOMPARE(trocar(porta(), linha + " HTTP/1.1\r\n" + host + "\r\n" + ola, 2).situacoes(),
                 (QList<int>{status, 200}));
    }
}

void PorteiroTeste::aceita_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("corpo");
    const auto caso = [](const char *nome, const QByteArray &bytes, int status, const QByteArray &corpo) {
        QTest::newRow(nome) << bytes << status << corpo;
    };
    const QByteArray certo = "{\"ola\":true}";
    caso("o mais simples", ola, 200, certo);
    caso("barra codificada fica no segmento", "GET /item/a%2Fb HTTP/1.1\r\n" + host + "\r\n", 200, "a/b");
    caso("acento codificado", "GET /item/S%C3%A3o HTTP/1.1\r\n" + host + "\r\n", 200, "São");
    caso("mais no caminho e mais", "GET /item/a+b HTTP/1.1\r\n" + host + "\r\n", 200, "a+b");
    caso("mais na consulta e espaco", "GET /lista?limite=a+b HTTP/1.1\r\n" + host + "\r\n", 200, "a b");
    caso("64 cabecalhos", "GET /ola HTTP/1.1\r\n" + host + QByteArray("X: v\r\n").repeated(63) + "\r\n", 200, certo);
    caso("15 KiB de cabecalhos", "GET /ola HTTP/1.1\r\n" + host + "X: " + QByteArray(15 * 1024, 'x') + "\r\n\r\n", 200,
         certo);
    caso("alvo no limite", "GET /item/" + QByteArray(4096 - 6, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 200,
         QByteArray(4096 - 6, 'a'));
    caso("sem espaco depois dos dois pontos", "GET /ola HTTP/1.1\r\nHost:x\r\n\r\n", 200, certo);
    caso("host com porta", "GET /ola HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 200, certo);
    caso("corpo declarado", comTamanho("{\"a\":1}"), 200, "{\"a\":1}");
    const QByteArray cheio(64 * 1024, 'a');
    caso("corpo no limite", comTamanho(cheio), 200, cheio);
    // 64 KiB of size lines and line ends
    caso("pedacos de um byte", ecoEmPedacos + QByteArray("1\r\na\r\n").repeated(13'106) + "0\r\n\r\n", 200,
         QByteArray(13'106, 'a'));
    caso("extensoes de toda forma", ecoEmPedacos + "5;x;y=1;z=\"a;\\\"b\"\r\nhello\r\n0\r\n\r\n", 200, "hello");
    caso("pedacos com extensao e rodape", ecoEmPedacos + "5;x=1\r\nhello\r\n3\r\nabc\r\n0\r\nX-T: 1\r\n\r\n", 200,
         "helloabc");
    caso("tamanho do pedaco em maiusculas", ecoEmPedacos + "A\r\n0123456789\r\n0\r\n\r\n", 200, "0123456789");
    caso("pedacos no limite", ecoEmPedacos + "10000\r\n" + cheio + "\r\n0\r\n\r\n", 200, cheio);
    caso("charset dito",
         "POST /eco HTTP/1.1\r\n" + host +
             "Content-Type: Application/JSON; charset=\"UTF-8\"\r\nContent-Length: 2\r\n\r\n{}",
         200, "{}");
    caso("upgrade ignorado", "GET /ola HTTP/1.1\r\n" + host + "Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n", 200,
         certo);
}

void PorteiroTeste::aceita()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QFETCH(QByteArray, corpo);
    const Tudo tudo = trocar(porta(), bytes + ola, 2);
    QCOMPARE(tudo.situacoes(), (QList<int>{status, 200}));
    QCOMPARE(tudo.primeira().corpo, corpo);
    QCOMPARE(tudo.respostas[1].corpo, QByteArray("{\"ola\":true}"));
}

void PorteiroTeste::pedacosByteAByte()
{
    ConexaoBruta conexao(porta());
    QVERIFY(conexao.enviarByteAByte(ecoEmPedacos + "5\r\nhello\r\n2\r\n!!\r\n0\r\n\r\n" + ola));
    const Tudo tudo = conexao.ler(2);
    QCOMPARE(tudo.situacoes(), (QList<int>{200, 200}));
    QCOMPARE(tudo.primeira().corpo, QByteArray("hello!!"));
}

void PorteiroTeste::valoresComByteDeControle()
{
    for (const char c : {'\0', '\x01', '\x08', '\x0b', '\x1f', '\x7f'}) {
        const QByteArray bytes = "GET /ola HTTP/1.1\r\n" + host + "X-A: a" + QByteArray(1, c) + "b\r\n\r\n";
        QCOMPARE(trocar(porta(), bytes).situacoes(), QList<int>{400});
    }
    QCOMPARE(trocar(porta(), "GET /ola HTTP/1.1\r\n" + host + "X-A: a\tb \xc3\xa3\r\n\r\n").situacoes(),
             QList<int>{200});
}

void PorteiroTeste::corpoAcimaDoLimiteEhRecusadoLegivel_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const QByteArray grande(100'000, 'a');
    QTest::newRow("declarado") << comTamanho(grande) << 413;
    QTest::newRow("em pedacos") << QByteArray(ecoEmPedacos + "186a0\r\n" + grande + "\r\n0\r\n\r\n") << 413;
    QTest::newRow("em pedacos pequenos")
        << QByteArray(ecoEmPedacos + QByteArray("400\r\n" + QByteArray(1024, 'a') + "\r\n").repeated(100)) << 413;
    QTest::newRow("outro tipo") << QByteArray("POST /eco HTTP/1.1\r\n" + host +
                                              "Content-Type: text/plain\r\nContent-Length: 60000\r\n\r\n" +
                                              QByteArray(60'000, 'a'))
                                << 415;
    QTest::newRow("sem tipo") << QByteArray("POST /eco HTTP/1.1\r\n" + host + "Content-Length: 2\r\n\r\n{}") << 415;
    QTest::newRow("outro charset")
        << QByteArray("POST /eco HTTP/1.1\r\n" + host +
                      "Content-Type: application/json; charset=latin1\r\nContent-Length: 2\r\n\r\n{}")
        << 415;
    QTest::newRow("corpo onde nao se le")
        << QByteArray("POST /eco/x HTTP/1.1\r\n" + host + "Content-Length: 100000\r\n\r\n" + grande) << 413;
}

void PorteiroTeste::corpoAcimaDoLimiteEhRecusadoLegivel()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    ConexaoBruta conexao(porta());
    QVERIFY(conexao.enviar(bytes + ola)); // all of it, as clients do, before the answer is read
    const Tudo tudo = conexao.lerAteFechar();
    QCOMPARE(tudo.situacoes(), QList<int>{status});
    QVERIFY(tudo.fechou);
}

void PorteiroTeste::pede100Continue()
{
    ConexaoBruta conexao(porta());
    QVERIFY(conexao.enviar(eco("Content-Length: 5\r\nExpect: 100-continue\r\n")));
    QCOMPARE(conexao.ler(1).situacoes(), QList<int>{100});
    QVERIFY(conexao.enviar("hello"));
    const Tudo tudo = conexao.ler(2);
    QCOMPARE(tudo.situacoes(), (QList<int>{100, 200}));
    QCOMPARE(tudo.respostas[1].corpo, QByteArray("hello"));
}

void PorteiroTeste::naoPede100ContinueDeQuemRecusa()
{
    const Tudo tudo = trocar(porta(), eco("Content-Length: 100000\r\nExpect: 100-continue\r\n"));
    QCOMPARE(tudo.situacoes(), QList<int>{413});
}

void PorteiroTeste::headNaoTemCorpo()
{
    const Tudo tudo =
        trocar(porta(), "HEAD /ola HTTP/1.1\r\n" + host + "\r\n" + "HEAD /nada HTTP/1.1\r\n" + host + "\r\n", 2, true);
    QCOMPARE(tudo.situacoes(), (QList<int>{200, 404}));
    QCOMPARE(tudo.primeira().cabecalhos.value("content-length"), QByteArray("12"));
    QVERIFY(!tudo.bytes.contains('{'));
}

void PorteiroTeste::http10ECloseFecham_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fecha");
    QTest::newRow("1.0") << QByteArray("GET /ola HTTP/1.0\r\n\r\n") << true;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET /ola HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << false;
    QTest::newRow("1.1") << ola << false;
    QTest::newRow("1.1 close") << QByteArray("GET /ola HTTP/1.1\r\n" + host + "Connection: x, Close\r\n\r\n") << true;
}

void PorteiroTeste::http10ECloseFecham()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, fecha);
    ConexaoBruta conexao(porta());
    QVERIFY(conexao.enviar(bytes));
    QCOMPARE(conexao.ler(1).situacoes(), QList<int>{200});
    QCOMPARE(conexao.fechouEm(400), fecha);
}

void PorteiroTeste::emFilaRespondeEmOrdem()
{
    BancadaHttp bancada;
    QVERIFY(bancada.iniciar());
    ConexaoBruta conexao(bancada.numero());
    QVERIFY(conexao.enviar("GET /lento HTTP/1.1\r\n" + host + "\r\n" + ola + comTamanho("{\"a\":2}") +
                           "GET /nada HTTP/1.1\r\n" + host + "\r\n" + ola));
    QVERIFY(bancada.porta().chegaram(1));
    QVERIFY(conexao.lerAte("HTTP", 200).isEmpty()); // none overtakes the first
    bancada.porta().abrir();
    const Tudo tudo = conexao.ler(5);
    QCOMPARE(tudo.situacoes(), (QList<int>{200, 200, 200, 404, 200}));
    QCOMPARE(tudo.respostas[0].corpo, QByteArray("{\"lento\":true}"));
    QCOMPARE(tudo.respostas[1].corpo, QByteArray("{\"ola\":true}"));
    QCOMPARE(tudo.respostas[2].corpo, QByteArray("{\"a\":2}"));
}

// More than is read ahead, on both sides: what was held back goes on by itself.
void PorteiroTeste::duzentasEmFilaRespondemTodas()
{
    ConexaoBruta conexao(porta());
    constexpr int quantas = 200;
    const QByteArray bytes =
        QByteArray("GET /grande/20000 HTTP/1.1\r\n" + host + "X: " + QByteArray(2000, 'x') + "\r\n\r\n")
            .repeated(quantas);
    std::thread envia([&] { conexao.enviar(bytes); });
    const Tudo tudo = conexao.ler(quantas, 5'000);
    envia.join();
    QCOMPARE(tudo.respostas.size(), quantas);
    for (const Lida &lida : tudo.respostas)
        QCOMPARE(lida.corpo.size(), 20'000);
}

void PorteiroTeste::recusaNoMeioDoCorpoGuardaOId()
{
    const Tudo tudo = trocar(porta(), "POST /eco HTTP/1.1\r\n" + host +
                                          "Content-Type: application/json\r\nX-Request-Id: pedido-7\r\n"
                                          "Accept-Language: en\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    QCOMPARE(tudo.situacoes(), QList<int>{400});
    QCOMPARE(tudo.primeira().cabecalhos.value("x-request-id"), QByteArray("pedido-7"));
    QCOMPARE(tudo.primeira().cabecalhos.value("content-language"), QByteArray("en"));
    QVERIFY(tudo.primeira().json().value(QLatin1String("instance")).toString().endsWith(QLatin1String("pedido-7")));
}

void PorteiroTeste::situacaoDoProblemaEhADaResposta()
{
    for (const int status : {505, 417}) {
        const QByteArray bytes = status == 505 ? QByteArray("GET /ola HTTP/3.0\r\n\r\n") : eco("Expect: nada\r\n");
        const Tudo tudo = trocar(porta(), bytes);
        QCOMPARE(tudo.situacoes(), QList<int>{status});
        QCOMPARE(tudo.primeira().json().value(QLatin1String("status")).toInt(), status);
    }
}

QTEST_GUILESS_MAIN(PorteiroTeste)
#include "porteiro_teste.moc"
