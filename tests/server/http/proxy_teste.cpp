// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadaatendimento.h>

#include <QTest>

using namespace http_teste;
using namespace Qt::StringLiterals;

namespace {

constexpr auto proxy = "127.0.0.9";

QByteArray por(const QByteArray &encaminhado)
{
    return "X-Forwarded-For: " + encaminhado + "\r\n";
}

} // namespace

// Behind a proxy: whose requests count as whose.
class ProxyTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void clienteVisto_data();
    void clienteVisto();
    void mesmoBalde_data();
    void mesmoBalde();
    void ilegiveisDividemUmSo();
    void sondaDoProxyTemOSeu();
    void forjadoDeForaNaoMudaNada();
    void conexoesDoProxySoContamNoTotal();
    void cadaClienteTemOSeuTantoEmCurso();
    void fluxoAbertoContaParaOCliente();
    void quemDesisteAindaConta();

private:
    [[nodiscard]] Tudo doProxy(const QByteArray &bytes) const;
    [[nodiscard]] std::unique_ptr<ConexaoBruta> conexaoDoProxy() const;
    [[nodiscard]] int situacao(const QByteArray &linha, const QByteArray &cabecalhos) const;
    std::unique_ptr<BancadaAtendimento> m_bancada;
};

void ProxyTeste::init()
{
    m_bancada = std::make_unique<BancadaAtendimento>();
    m_bancada->http().config.proxies << QHostAddress(QString::fromLatin1(proxy));
}

std::unique_ptr<ConexaoBruta> ProxyTeste::conexaoDoProxy() const
{
    return std::make_unique<ConexaoBruta>(m_bancada->http().numero(), 0, proxy);
}

Tudo ProxyTeste::doProxy(const QByteArray &bytes) const
{
    const auto conexao = conexaoDoProxy();
    conexao->enviar(bytes);
    return conexao->ler(1);
}

int ProxyTeste::situacao(const QByteArray &linha, const QByteArray &cabecalhos) const
{
    return doProxy(pedido(linha, {}, cabecalhos)).situacoes().value(0);
}

void ProxyTeste::clienteVisto_data()
{
    QTest::addColumn<QByteArray>("cabecalhos");
    QTest::addColumn<QByteArray>("visto"); // empty: nobody that could be named
    QTest::newRow("um") << por("1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("forjado antes") << por("9.9.9.9, 1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("lixo antes") << por("lixo, 1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("proxy no fim") << por("9.9.9.9, 1.2.3.4, 127.0.0.9") << QByteArray("1.2.3.4");
    QTest::newRow("proxy no fim, escrito em IPv6") << por("1.2.3.4, ::ffff:127.0.0.9") << QByteArray("1.2.3.4");
    QTest::newRow("IPv4 escrito em IPv6") << por("::ffff:1.2.3.4") << QByteArray("1.2.3.4");
    QTest::newRow("IPv6") << por("2001:db8::1") << QByteArray("2001:db8::1");
    QTest::newRow("nenhum") << QByteArray() << QByteArray();
    QTest::newRow("vazio") << por("") << QByteArray();
    QTest::newRow("so virgulas") << por(",,") << QByteArray();
    QTest::newRow("so o proxy") << por("127.0.0.9") << QByteArray();
    QTest::newRow("lixo") << por("lixo") << QByteArray();
    QTest::newRow("lixo no fim") << por("1.2.3.4, lixo") << QByteArray();
    QTest::newRow("lixo antes do proxy") << por("1.2.3.4, lixo, 127.0.0.9") << QByteArray();
    QTest::newRow("desconhecido") << por("unknown") << QByteArray();
    QTest::newRow("com porta") << por("1.2.3.4:5678") << QByteArray();
    QTest::newRow("encurtado") << por("127.1") << QByteArray();
    QTest::newRow("um numero") << por("2130706433") << QByteArray();
    QTest::newRow("hexadecimal") << por("0x7f.0.0.1") << QByteArray();
    QTest::newRow("octal dentro de IPv6") << por("::ffff:0177.0.0.1") << QByteArray();
    QTest::newRow("octal") << por("0177.0.0.1") << QByteArray();
}

void ProxyTeste::clienteVisto()
{
    QFETCH(QByteArray, cabecalhos);
    QFETCH(QByteArray, visto);
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(doProxy(pedido("GET /quemsou", {}, cabecalhos)).primeira().corpo, '"' + visto + '"');
}

void ProxyTeste::mesmoBalde_data()
{
    QTest::addColumn<QByteArray>("um");
    QTest::addColumn<QByteArray>("outro");
    QTest::addColumn<bool>("mesmo");
    const auto linha = [](const char *nome, const char *um, const char *outro, bool mesmo) {
        QTest::newRow(nome) << por(um) << por(outro) << mesmo;
    };
    linha("IPv4 iguais", "1.2.3.4", "1.2.3.4", true);
    linha("IPv4 vizinhos", "1.2.3.4", "1.2.3.5", false);
    linha("IPv4 e o mesmo em IPv6", "1.2.3.4", "::ffff:1.2.3.4", true);
    linha("IPv6 da mesma rede", "2001:db8:0:1::1", "2001:db8:0:1:ffff:ffff:ffff:ffff", true);
    linha("IPv6 de outra rede", "2001:db8:0:1::1", "2001:db8:0:2::1", false);
    linha("IPv6 escrito de dois modos", "2001:DB8::1", "2001:0db8:0000:0000:0::1", true);
    linha("ilegivel e legivel", "lixo", "1.2.3.4", false);
    linha("ilegiveis", "lixo", "outro lixo", true);
    linha("ilegivel e zero", "lixo", "::", false);
    linha("ilegivel e 0.0.0.0", "lixo", "0.0.0.0", false);
}

void ProxyTeste::mesmoBalde()
{
    QFETCH(QByteArray, um);
    QFETCH(QByteArray, outro);
    QFETCH(bool, mesmo);
    m_bancada->http().config.limites.porMinutoEndereco = 2;
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(situacao("GET /ola", um), 200);
    QCOMPARE(situacao("GET /ola", outro), 200);
    QCOMPARE(situacao("GET /ola", um), mesmo ? 429 : 200);
    QCOMPARE(situacao("GET /ola", outro), mesmo ? 429 : 200);
}

void ProxyTeste::ilegiveisDividemUmSo()
{
    m_bancada->http().config.limites.porMinutoEndereco = 3;
    QVERIFY(m_bancada->http().iniciar());
    QCOMPARE(situacao("GET /ola", por("lixo")), 200);
    QCOMPARE(situacao("GET /ola", por("1.2.3.4, 300.1.1.1")), 200);
    // A head that cannot be read names nobody either, and takes nothing from those whose addresses cannot be read.
    for (const int status : {400, 400, 400, 429})
        QCOMPARE(doProxy("GET /ola\r\n\r\n").situacoes(), QList<int>{status});
    QCOMPARE(situacao("GET /ola", por("mais lixo")), 200);
    QCOMPARE(situacao("GET /ola", por("mais lixo")), 429);
    QCOMPARE(situacao("GET /ola", por("1.2.3.4")), 200);
    QCOMPARE(m_bancada->pedir(pedido("GET /ola")).status, 200);
}

// What clients send through the proxy must not make it take the server for dead.
void ProxyTeste::sondaDoProxyTemOSeu()
{
    m_bancada->http().config.limites.porMinutoEndereco = 2;
    QVERIFY(m_bancada->http().iniciar());
    for (const int status : {200, 200, 429})
        QCOMPARE(situacao("GET /ola", por("lixo")), status);
    for (const int status : {200, 200, 429})
        QCOMPARE(situacao("GET /healthz", {}), status);
}

void ProxyTeste::forjadoDeForaNaoMudaNada()
{
    m_bancada->http().config.limites.porMinutoEndereco = 2;
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 0; i < 4; ++i) {
        const Lida r = m_bancada->pedir(pedido("GET /quemsou", {}, por("9.9.9." + QByteArray::number(i))));
        QCOMPARE(r.status, i < 2 ? 200 : 429);
        if (i < 2)
            QCOMPARE(r.corpo, QByteArray("\"127.0.0.1\""));
    }
    QCOMPARE(situacao("GET /ola", por("9.9.9.1")), 200);
}

void ProxyTeste::conexoesDoProxySoContamNoTotal()
{
    m_bancada->http().config.limites.conexoesPorEndereco = 3;
    QVERIFY(m_bancada->http().iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> conexoes;
    for (int i = 0; i < 12; ++i) {
        conexoes.push_back(conexaoDoProxy());
        conexoes.back()->enviar(pedido("GET /ola", {}, por("1.2.3." + QByteArray::number(i))));
        QCOMPARE(conexoes.back()->ler(1).situacoes(), QList<int>{200});
    }
    for (const auto &conexao : conexoes)
        QVERIFY(!conexao->fechouEm(0));
}

void ProxyTeste::cadaClienteTemOSeuTantoEmCurso()
{
    m_bancada->http().config.limites.conexoesPorEndereco = 3;
    m_bancada->http().threads = 16;
    QVERIFY(m_bancada->http().iniciar());
    std::vector<std::unique_ptr<ConexaoBruta>> emCurso;
    for (const char *cliente : {"1.2.3.4", "1.2.3.5"})
        for (int i = 0; i < 3; ++i) {
            emCurso.push_back(conexaoDoProxy());
            emCurso.back()->enviar(pedido("GET /lento", {}, por(cliente)));
        }
    QVERIFY(m_bancada->http().porta().chegaram(6));
    for (const char *cliente : {"1.2.3.4", "1.2.3.5"}) {
        const Tudo r = doProxy(pedido("GET /ola", {}, por(cliente)));
        QCOMPARE(r.situacoes(), QList<int>{429});
        QCOMPARE(r.primeira().cabecalhos.value("retry-after"), QByteArray("1"));
    }
    QCOMPARE(situacao("GET /ola", por("1.2.3.6")), 200);
    m_bancada->http().porta().abrir();
    for (const auto &conexao : emCurso)
        QCOMPARE(conexao->ler(1).situacoes(), QList<int>{200});
    for (int i = 0; i < 10; ++i) // each gave its place back
        QCOMPARE(situacao("GET /ola", por("1.2.3.4")), 200);
}

void ProxyTeste::fluxoAbertoContaParaOCliente()
{
    m_bancada->http().config.limites.conexoesPorEndereco = 2;
    QVERIFY(m_bancada->http().iniciar());
    const QByteArray assinar = pedido("GET /eventos", "recepcionista", por("1.2.3.4"));
    auto um = conexaoDoProxy(), outro = conexaoDoProxy();
    for (const auto &conexao : {um.get(), outro.get()}) {
        conexao->enviar(assinar);
        QVERIFY(conexao->lerAte("\r\n\r\n").startsWith("HTTP/1.1 200"));
    }
    QCOMPARE(situacao("GET /ola", por("1.2.3.4")), 429);
    QCOMPARE(situacao("GET /ola", por("1.2.3.5")), 200);
    um.reset();
    QTRY_COMPARE(situacao("GET /ola", por("1.2.3.4")), 200);
}

// A client that hangs up in the middle has not ended what it asked for.
void ProxyTeste::quemDesisteAindaConta()
{
    m_bancada->http().config.limites.conexoesPorEndereco = 2;
    QVERIFY(m_bancada->http().iniciar());
    for (int i = 0; i < 2; ++i) {
        const auto conexao = conexaoDoProxy();
        conexao->enviar(pedido("GET /lento", {}, por("1.2.3.4")));
        QVERIFY(m_bancada->http().porta().chegaram(i + 1));
        conexao->derrubar();
    }
    QTRY_COMPARE(m_bancada->http().medida("agenda_http_clientes_idos_total"), 2);
    QCOMPARE(situacao("GET /ola", por("1.2.3.4")), 429);
    m_bancada->http().porta().abrir();
    QTRY_COMPARE(situacao("GET /ola", por("1.2.3.4")), 200);
}

QTEST_GUILESS_MAIN(ProxyTeste)
#include "proxy_teste.moc"
