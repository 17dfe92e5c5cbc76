// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>
#include <http_teste/verificadorfalso.h>

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace http_teste;

namespace {

const QByteArray host = "Host: x\r\n";
const QByteArray ola = "GET /ola HTTP/1.1\r\n" + host + "\r\n";
const QByteArray lento = "GET /lento HTTP/1.1\r\n" + host + "\r\n";
const QByteArray eventos = "GET /eventos HTTP/1.1\r\n" + host + "Authorization: Bearer recepcionista\r\n\r\n";
constexpr int lugares = 20, porEndereco = 8;

} // namespace

// A table with no free place: who loses theirs, and who never does.
class MesaCheiaTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aMaisOciosaDaLugar();
    void naoLidaTambemDaLugar();
    void emCursoEFluxoNaoCaem();
    void soFluxosRecusaComEspera();
    void oEnderecoCheioCedeDosSeus();
    void tomarLugaresSemPedirNadaTambemConta();
    void honestoEntraDuranteOAtaque_data();
    void honestoEntraDuranteOAtaque();

private:
    using Conexoes = std::vector<std::unique_ptr<ConexaoBruta>>;
    [[nodiscard]] std::unique_ptr<ConexaoBruta> nova(int endereco) const;
    [[nodiscard]] bool encher(Conexoes &conexoes, const QByteArray &bytes, const QByteArray &resposta);
    std::unique_ptr<BancadaHttp> m_bancada;
    VerificadorFalso m_verificador;
};

void MesaCheiaTeste::init()
{
    nucleo::LimitesHttp limites = BancadaHttp::limitesCurtos();
    limites.conexoes = lugares;
    limites.conexoesPorEndereco = porEndereco;
    // Nothing here ends because its time is over.
    limites.prazoCabecalhoMs = limites.prazoCorpoMs = limites.ociosoMs = limites.prazoEscritaMs = 60'000;
    nucleo::Rota fluxo{nucleo::Metodo::Get, "/eventos", {}, nucleo::CasoAoVivo{}, {}};
    fluxo.acesso.recepcionista = nucleo::Acesso::Sim;
    m_bancada = std::make_unique<BancadaHttp>(limites, QList<nucleo::Rota>{fluxo});
    m_bancada->verificador = &m_verificador;
    m_bancada->threads = lugares + 2;
    QVERIFY(m_bancada->iniciar());
}

void MesaCheiaTeste::cleanup()
{
    m_bancada->porta().abrir();
    bool voltou = false; // what was under way has to end first
    QTRY_VERIFY(voltou = voltou || m_bancada->viva());
    m_bancada.reset();
}

std::unique_ptr<ConexaoBruta> MesaCheiaTeste::nova(int endereco) const
{
    const QByteArray origem = "127.0.0." + QByteArray::number(2 + endereco);
    return std::make_unique<ConexaoBruta>(m_bancada->numero(), 0, origem.constData());
}

// Takes every place, one connection after the other, of several addresses.
bool MesaCheiaTeste::encher(Conexoes &conexoes, const QByteArray &bytes, const QByteArray &resposta)
{
    while (int(conexoes.size()) < lugares) {
        conexoes.push_back(nova(int(conexoes.size()) / porEndereco));
        conexoes.back()->enviar(bytes);
        if (!resposta.isEmpty() && !conexoes.back()->lerAte(resposta).contains(resposta))
            return false;
    }
    return true;
}

void MesaCheiaTeste::aMaisOciosaDaLugar()
{
    Conexoes conexoes;
    QVERIFY(encher(conexoes, ola, "{\"ola\":true}"));
    conexoes[0]->enviar(ola); // the first is no longer the longest idle
    QCOMPARE(conexoes[0]->ler(2).situacoes(), (QList<int>{200, 200}));
    Conexoes novas;
    for (size_t i = 1; i <= 3; ++i) {
        novas.push_back(nova(10));
        novas.back()->enviar(ola);
        QCOMPARE(novas.back()->ler(1).situacoes(), QList<int>{200});
        QVERIFY(conexoes[i]->fechouEm(2'000));
    }
    QVERIFY(!conexoes[0]->fechouEm(50));
    for (size_t i = 4; i < conexoes.size(); ++i) {
        conexoes[i]->enviar(ola);
        QCOMPARE(conexoes[i]->ler(2).situacoes(), (QList<int>{200, 200}));
    }
}

void MesaCheiaTeste::naoLidaTambemDaLugar()
{
    Conexoes conexoes;
    QVERIFY(encher(conexoes, "GET /grande/8000000 HTTP/1.1\r\n" + host + "\r\n", "\r\n\r\n"));
    QVERIFY(m_bancada->viva());
}

void MesaCheiaTeste::emCursoEFluxoNaoCaem()
{
    Conexoes conexoes, ocupadas;
    for (int i = 0; i < porEndereco; ++i) {
        ocupadas.push_back(nova(10));
        ocupadas.back()->enviar(i % 2 ? lento : eventos);
        if (i % 2 == 0)
            QVERIFY(ocupadas.back()->lerAte("\r\n\r\n").startsWith("HTTP/1.1 200"));
    }
    QVERIFY(m_bancada->porta().chegaram(porEndereco / 2));
    while (int(conexoes.size()) < lugares - porEndereco) {
        conexoes.push_back(nova(int(conexoes.size()) / porEndereco));
        conexoes.back()->enviar(ola);
        QCOMPARE(conexoes.back()->ler(1).situacoes(), QList<int>{200});
    }
    Conexoes novas;
    for (int i = 0; i < 3 * lugares; ++i) {
        novas.push_back(nova(11 + i));
        novas.back()->enviar(ola);
        QCOMPARE(novas.back()->ler(1).situacoes(), QList<int>{200});
    }
    for (const auto &conexao : conexoes)
        QVERIFY(conexao->fechouEm(2'000));
    m_bancada->porta().abrir();
    for (int i = 0; i < porEndereco; ++i)
        if (i % 2)
            QCOMPARE(ocupadas[size_t(i)]->ler(1).situacoes(), QList<int>{200});
        else
            QVERIFY(!ocupadas[size_t(i)]->fechouEm(0));
}

void MesaCheiaTeste::soFluxosRecusaComEspera()
{
    Conexoes conexoes;
    QVERIFY(encher(conexoes, lento, {}));
    QVERIFY(m_bancada->porta().chegaram(lugares));
    ConexaoBruta demais(m_bancada->numero());
    const Tudo r = demais.lerAteFechar();
    QCOMPARE(r.situacoes(), QList<int>{503});
    QCOMPARE(r.primeira().cabecalhos.value("retry-after"), QByteArray("1"));
    m_bancada->porta().abrir();
    for (const auto &conexao : conexoes)
        QCOMPARE(conexao->ler(1).situacoes(), QList<int>{200});
}

void MesaCheiaTeste::oEnderecoCheioCedeDosSeus()
{
    Conexoes minhas;
    const auto alheia = nova(5);
    alheia->enviar(ola);
    QCOMPARE(alheia->ler(1).situacoes(), QList<int>{200}); // the longest idle of all, but of another address
    for (int i = 0; i < porEndereco; ++i) {
        minhas.push_back(nova(0));
        minhas.back()->enviar(i == 0 ? lento : ola);
        if (i > 0)
            QCOMPARE(minhas.back()->ler(1).situacoes(), QList<int>{200});
    }
    QVERIFY(m_bancada->porta().chegaram(1));
    const auto nona = nova(0);
    nona->enviar(ola);
    QCOMPARE(nona->ler(1).situacoes(), QList<int>{200});
    QVERIFY(minhas[1]->fechouEm(2'000));
    QVERIFY(!alheia->fechouEm(50));
    m_bancada->porta().abrir();
    QCOMPARE(minhas[0]->ler(1).situacoes(), QList<int>{200});
}

void MesaCheiaTeste::tomarLugaresSemPedirNadaTambemConta()
{
    m_bancada = std::make_unique<BancadaHttp>(m_bancada->config.limites);
    m_bancada->config.limites.porMinutoEndereco = 5;
    QVERIFY(m_bancada->iniciar());
    Conexoes conexoes, novas;
    while (int(conexoes.size()) < lugares) {
        conexoes.push_back(nova(int(conexoes.size()) / 4));
        conexoes.back()->enviar(ola);
        QCOMPARE(conexoes.back()->ler(1).situacoes(), QList<int>{200});
    }
    for (size_t i = 0; i < 5; ++i) {
        novas.push_back(nova(10));
        QVERIFY(conexoes[i]->fechouEm(2'000));
    }
    QCOMPARE(nova(10)->lerAteFechar().situacoes(), QList<int>{503});
    for (size_t i = 5; i < conexoes.size(); ++i)
        QVERIFY(!conexoes[i]->fechouEm(0));
    const auto honesta = nova(11);
    honesta->enviar(ola);
    QCOMPARE(honesta->ler(1).situacoes(), QList<int>{200});
    conexoes.clear();
}

void MesaCheiaTeste::honestoEntraDuranteOAtaque_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("calados") << QByteArray();
    QTest::newRow("meia cabeca") << QByteArray("GET /ola HTTP/1.1\r\nX: ");
    QTest::newRow("meio corpo") << QByteArray("POST /eco HTTP/1.1\r\n" + host +
                                              "Content-Type: application/json\r\nContent-Length: 9\r\n\r\n{");
    QTest::newRow("nao le") << QByteArray("GET /grande/1000000 HTTP/1.1\r\n" + host +
                                          "\r\n"); // all of them: within the budget of bytes
}

void MesaCheiaTeste::honestoEntraDuranteOAtaque()
{
    QFETCH(QByteArray, bytes);
    std::atomic<bool> fim = false;
    std::vector<std::jthread> atacantes;
    const auto parar = qScopeGuard([&fim] { fim = true; }); // before they are waited for
    for (int n = 0; n < 3; ++n)
        atacantes.emplace_back([&, n] {
            Conexoes minhas(porEndereco);
            for (size_t i = 0; !fim; ++i) { // whoever loses its place comes again
                auto &conexao = minhas[i % porEndereco];
                if (!conexao || conexao->empurrar("") < 0 || conexao->fechouEm(0)) {
                    conexao = nova(n);
                    conexao->empurrar(bytes);
                }
                QTest::qSleep(1);
            }
        });
    QTRY_VERIFY(m_bancada->medida("agenda_http_conexoes_abertas") >= lugares - 1);
    QElapsedTimer passou;
    passou.start();
    for (int i = 0; i < 200; ++i)
        QVERIFY2(m_bancada->viva(), qPrintable(QStringLiteral("request %1").arg(i)));
    fim = true;
    atacantes.clear();
    QVERIFY2(passou.elapsed() < 20'000, qPrintable(QString::number(passou.elapsed())));
}

QTEST_GUILESS_MAIN(MesaCheiaTeste)
#include "mesacheia_teste.moc"
