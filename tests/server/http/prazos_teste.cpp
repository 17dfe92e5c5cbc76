// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long a request may take, and what becomes of it when its client hangs up or the server ends.
#include <http_teste/bancadaatendimento.h>
#include <nucleo/threads/prazo.h>

#include <QElapsedTimer>
#include <QTest>

#include <future>
#include <thread>

using namespace http_teste;
using namespace Qt::StringLiterals;
using dominio::Resultado;
using nucleo::Metodo;
using nucleo::Prazo;
using nucleo::Requisicao;
using nucleo::Resposta;
using Res = Resultado<Resposta>;

namespace {

constexpr int logoMs = 1'500; // noticed within this, on a loaded machine too

QByteArray get(const QByteArray &caminho)
{
    return pedido("GET " + caminho);
}

// Work that asks, as loops over many things do.
Res trabalhar()
{
    for (;;) {
        AGENDA_TENTAR(Prazo::desta().conferir());
        std::this_thread::yield();
    }
}

} // namespace

class PrazosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bancada.reset(); }

    void esperaNaFilaConta_data();
    void esperaNaFilaConta();
    void trabalhoParaNoPrazo();
    void senhasContamDaVez();
    void clienteQueFoiPara_data();
    void clienteQueFoiPara();
    void clienteQueFoiNaFilaNaoEAtendido();
    void clienteQueFicaEAtendido();
    void vivoComTodosOcupados();
    void fimComTodosOcupados();
    void fimEsperaQuemAcaba();

private:
    // The only worker waits at the door, for a client that stays.
    void ocupar()
    {
        m_ocupa = std::make_unique<ConexaoBruta>(m_bancada->numero());
        QVERIFY(m_ocupa->enviar(get("/lento")));
        QVERIFY(m_bancada->porta().chegaram(1));
    }
    [[nodiscard]] static nucleo::Rota contada(const char *caminho, std::atomic<int> &vezes, int prazoMs)
    {
        auto rota = BancadaHttp::rota(Metodo::Get, caminho, [&vezes](const Requisicao &) -> Res {
            ++vezes;
            return Resposta::json("{}");
        });
        rota.prazoMs = prazoMs;
        return rota;
    }

    apoio::RelogioFalso m_relogio{dominio::Instante::deMs(1'800'000'000'000)};
    std::atomic<int> m_rapidas{0}, m_longas{0}, m_senhas{0}, m_trabalhos{0}, m_desistiram{0};
    std::unique_ptr<BancadaHttp> m_bancada;
    std::unique_ptr<ConexaoBruta> m_ocupa;
};

void PrazosTeste::init()
{
    m_rapidas = m_longas = m_senhas = m_trabalhos = m_desistiram = 0;
    auto senhas = contada("/senhas", m_senhas, 5'000);
    senhas.fila = nucleo::Fila::Senhas;
    const auto trabalho = BancadaHttp::rota(Metodo::Get, "/trabalho", [this](const Requisicao &) -> Res {
        ++m_trabalhos;
        const Res r = trabalhar();
        ++m_desistiram;
        return r;
    });
    auto limites = BancadaHttp::limitesCurtos();
    limites.prazoCabecalhoMs = limites.ociosoMs = 20'000;
    m_bancada = std::make_unique<BancadaHttp>(limites, QList<nucleo::Rota>{contada("/rapida", m_rapidas, 5'000),
                                                                           contada("/longa", m_longas, 60'000), senhas,
                                                                           trabalho});
    m_bancada->threads = 1;
    m_bancada->relogio = &m_relogio;
    QVERIFY(m_bancada->iniciar());
}

void PrazosTeste::esperaNaFilaConta_data()
{
    QTest::addColumn<QByteArray>("caminho");
    QTest::addColumn<int>("passaMs");
    QTest::addColumn<int>("status");
    QTest::newRow("within 5 s") << QByteArray("/rapida") << 4'999 << 200;
    QTest::newRow("5 s") << QByteArray("/rapida") << 5'000 << 503;
    QTest::newRow("an export, within 60 s") << QByteArray("/longa") << 59'999 << 200;
    QTest::newRow("an export, 60 s") << QByteArray("/longa") << 60'000 << 503;
}

void PrazosTeste::esperaNaFilaConta()
{
    QFETCH(QByteArray, caminho);
    QFETCH(int, passaMs);
    QFETCH(int, status);
    ocupar();
    ConexaoBruta cliente(m_bancada->numero());
    QVERIFY(cliente.enviar(get(caminho)));
    QTRY_COMPARE(m_bancada->naFila(), 1);
    m_relogio.avancarMs(passaMs);
    m_bancada->porta().abrir();
    const Tudo r = cliente.ler();
    QCOMPARE(r.situacoes(), QList<int>{status});
    QCOMPARE(m_rapidas + m_longas, status == 200 ? 1 : 0);
    if (status == 503) {
        QCOMPARE(r.primeira().codigo(), u"indisponivel"_s);
        QVERIFY(r.primeira().cabecalhos.contains("retry-after"));
    }
}

void PrazosTeste::trabalhoParaNoPrazo()
{
    ConexaoBruta cliente(m_bancada->numero());
    QVERIFY(cliente.enviar(get("/trabalho")));
    QTRY_COMPARE(m_trabalhos.load(), 1);
    m_relogio.avancarMs(4'999);
    QVERIFY(!cliente.fechouEm(100));
    QCOMPARE(m_desistiram.load(), 0);
    m_relogio.avancarMs(1);
    QCOMPARE(cliente.ler().situacoes(), QList<int>{503});
}

void PrazosTeste::senhasContamDaVez()
{
    std::promise<void> pode;
    auto vez = pode.get_future().share();
    QVERIFY(m_bancada->executorDeSenhas().tentar([vez] { vez.wait(); }));
    QTRY_COMPARE(m_bancada->executorDeSenhas().naFila(), 0);
    ConexaoBruta cliente(m_bancada->numero());
    QVERIFY(cliente.enviar(get("/senhas")));
    QTRY_COMPARE(m_bancada->executorDeSenhas().naFila(), 1);
    m_relogio.avancarMs(30'000);
    pode.set_value();
    QCOMPARE(cliente.ler().situacoes(), QList<int>{200});
    QCOMPARE(m_senhas.load(), 1);
}

void PrazosTeste::clienteQueFoiPara_data()
{
    QTest::addColumn<bool>("comReset");
    QTest::addColumn<int>("atras"); // bytes of the next requests, sent and not read
    QTest::newRow("FIN") << false << 0;
    QTest::newRow("RST") << true << 0;
    QTest::newRow("FIN behind other requests") << false << 40'000;
    QTest::newRow("FIN behind more than is read ahead") << false << 120'000;
    QTest::newRow("RST behind all that fits") << true << 4'000'000;
}

void PrazosTeste::clienteQueFoiPara()
{
    QFETCH(bool, comReset);
    QFETCH(int, atras);
    {
        ConexaoBruta cliente(m_bancada->numero());
        QVERIFY(cliente.enviar(get("/trabalho")));
        QTRY_COMPARE(m_trabalhos.load(), 1);
        for (qint64 foram = 0; foram < atras;) {
            const qint64 n = cliente.empurrar(get("/rapida").repeated(100));
            if (n <= 0)
                break;
            foram += n;
        }
        if (comReset)
            cliente.derrubar();
    }
    QElapsedTimer relogio;
    relogio.start();
    QTRY_COMPARE(m_desistiram.load(), 1);
    QVERIFY2(relogio.elapsed() < logoMs, QByteArray::number(relogio.elapsed()).constData());
    QVERIFY(m_bancada->viva());
    QCOMPARE(m_rapidas.load(), 0);
    QVERIFY(m_bancada->medida("agenda_http_clientes_idos_total") >= 1);
}

void PrazosTeste::clienteQueFoiNaFilaNaoEAtendido()
{
    ocupar();
    ConexaoBruta fica(m_bancada->numero());
    {
        ConexaoBruta vai(m_bancada->numero());
        QVERIFY(vai.enviar(get("/rapida")));
        QTRY_COMPARE(m_bancada->naFila(), 1);
    }
    QVERIFY(fica.enviar(get("/longa")));
    QTRY_COMPARE(m_bancada->naFila(), 2);
    QTRY_COMPARE(m_bancada->medida("agenda_http_clientes_idos_total"), 1);
    m_bancada->porta().abrir();
    QCOMPARE(fica.ler().situacoes(), QList<int>{200});
    QCOMPARE(m_rapidas.load(), 0);
    QCOMPARE(m_longas.load(), 1);
}

// The twin: whoever stays has the answer to each of many requests sent at once, however long the first one takes.
void PrazosTeste::clienteQueFicaEAtendido()
{
    ConexaoBruta cliente(m_bancada->numero());
    QVERIFY(cliente.enviar(get("/lento") + get("/rapida").repeated(50)));
    QVERIFY(m_bancada->porta().chegaram(1));
    QVERIFY(!cliente.fechouEm(1'200)); // several looks at whether it is still there
    m_bancada->porta().abrir();
    QCOMPARE(cliente.ler(51).situacoes(), QList<int>(51, 200));
    QCOMPARE(m_rapidas.load(), 50);
}

void PrazosTeste::vivoComTodosOcupados()
{
    ocupar();
    ConexaoBruta espera(m_bancada->numero());
    QVERIFY(espera.enviar(get("/rapida")));
    QElapsedTimer relogio;
    relogio.start();
    const Lida viva = trocar(m_bancada->numero(), get("/healthz")).respostas.value(0);
    QCOMPARE(viva.status, 200);
    QCOMPARE(viva.corpo, QByteArray("{\"vivo\":true}"));
    QCOMPARE(trocar(m_bancada->numero(), pedido("HEAD /healthz"), 1, true).situacoes(), QList<int>{200});
    QVERIFY(relogio.elapsed() < logoMs);
    QCOMPARE(m_rapidas.load(), 0); // which waits for its worker
    m_bancada->porta().abrir();
    QCOMPARE(espera.ler().situacoes(), QList<int>{200});
}

// Told to end: what runs stops and what waits is not begun. Both are told so.
void PrazosTeste::fimComTodosOcupados()
{
    ConexaoBruta trabalha(m_bancada->numero()), espera(m_bancada->numero());
    QVERIFY(trabalha.enviar(get("/trabalho")));
    QTRY_COMPARE(m_trabalhos.load(), 1);
    QVERIFY(espera.enviar(get("/rapida")));
    QTRY_COMPARE(m_bancada->naFila(), 1);
    QElapsedTimer relogio;
    relogio.start();
    m_bancada->parar(1'000);
    QVERIFY2(relogio.elapsed() >= 400 && relogio.elapsed() < 3'000, QByteArray::number(relogio.elapsed()).constData());
    QCOMPARE(trabalha.ler().situacoes(), QList<int>{503});
    QCOMPARE(espera.ler().situacoes(), QList<int>{503});
    QCOMPARE(m_rapidas.load(), 0);
    m_bancada->desmontar();
    QVERIFY(relogio.elapsed() < 4'000);
}

// The twin: what ends in time is answered as ever.
void PrazosTeste::fimEsperaQuemAcaba()
{
    ocupar();
    auto fim = std::async(std::launch::async, [this] { m_bancada->parar(20'000); });
    QCOMPARE(fim.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
    m_bancada->porta().abrir();
    QCOMPARE(m_ocupa->ler().situacoes(), QList<int>{200});
    QCOMPARE(fim.wait_for(std::chrono::seconds(5)), std::future_status::ready);
}

QTEST_GUILESS_MAIN(PrazosTeste)
#include "prazos_teste.moc"
