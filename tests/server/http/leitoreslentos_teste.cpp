// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>

#include <nucleo/http/orcamentodebytes.h>

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace http_teste;
using nucleo::OrcamentoDeBytes;

namespace {

const QByteArray host = "Host: localhost\r\n";
constexpr qint64 MiB = 1024 * 1024;
constexpr int bufferMinimo = 4096;

QByteArray grande(int bytes)
{
    return "GET /grande/" + QByteArray::number(bytes) + " HTTP/1.1\r\n" + host + "\r\n";
}

nucleo::LimitesHttp comOrcamento(int mib)
{
    nucleo::LimitesHttp limites = BancadaHttp::limitesCurtos();
    limites.bytesPorEnviarMib = mib;
    limites.prazoEscritaMs = limites.ociosoMs = 60'000; // what ends here is not the deadline's doing
    return limites;
}

} // namespace

// Clients that ask for large answers and do not read them: together they hold what the budget says, and those who read
// are served meanwhile.
class LeitoresLentosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orcamentoCortaQuemEsperaHaMaisTempo();
    void quemLeuEhPerdoado();
    void semLimiteNinguemEhCortado();
    void novaRespostaEsperaALidaAnterior();
    void corposInacabadosContam();
    void surdosNaoEnchemAMemoriaNemParamQuemLe();
    void pequenasNaoLidasTambemContam();
    void quemLeAosPoucosDentroDoOrcamentoFica();
    void filaLongaDeRecusasNaoFicaParada();
};

void LeitoresLentosTeste::orcamentoCortaQuemEsperaHaMaisTempo()
{
    OrcamentoDeBytes orcamento(100);
    QList<int> cortadas;
    const auto abrir = [&](int n) { return orcamento.abrir([&cortadas, n] { cortadas << n; }); };
    const auto a = abrir(1), b = abrir(2), c = abrir(3);
    orcamento.anotar(b, 40, 1'000);
    orcamento.anotar(a, 60, 2'000);
    QCOMPARE(orcamento.usados(), 100); // at the bound
    QVERIFY(cortadas.isEmpty());
    orcamento.anotar(c, 1, 3'000); // one past it
    QCOMPARE(cortadas, QList<int>{2});
    QCOMPARE(orcamento.usados(), 61);
    orcamento.anotar(c, 120, 3'000); // more than there is, by itself
    QCOMPARE(cortadas, (QList<int>{2, 1, 3}));
    QCOMPARE(orcamento.usados(), 0);
    for (const auto parte : {a, b, c})
        orcamento.fechar(parte);
    QCOMPARE(orcamento.usados(), 0);
}

void LeitoresLentosTeste::quemLeuEhPerdoado()
{
    OrcamentoDeBytes orcamento(100);
    int cortes = 0;
    const auto a = orcamento.abrir([&] { ++cortes; }), b = orcamento.abrir([] {});
    orcamento.anotar(a, 80, 1'000);
    orcamento.anotar(b, 50, 2'000);
    QCOMPARE(cortes, 1);
    QVERIFY(orcamento.cortado(a));
    orcamento.anotar(a, 70, 1'000); // some bytes, but not what waited
    QVERIFY(orcamento.cortado(a));
    orcamento.anotar(a, 50, 3'000); // all that waited then
    QVERIFY(!orcamento.cortado(a));
    QCOMPARE(orcamento.usados(), 100);
    QCOMPARE(orcamento.cortados(), 0);
}

void LeitoresLentosTeste::semLimiteNinguemEhCortado()
{
    OrcamentoDeBytes orcamento(0);
    int cortes = 0;
    orcamento.anotar(orcamento.abrir([&] { ++cortes; }), 1'000'000'000'000, 1);
    QCOMPARE(cortes, 0);
}

void LeitoresLentosTeste::novaRespostaEsperaALidaAnterior()
{
    std::atomic<int> feitas{0};
    const nucleo::Rota conta = BancadaHttp::rota(
        nucleo::Metodo::Get, "/conta", [&feitas](const nucleo::Requisicao &) -> dominio::Resultado<nucleo::Resposta> {
            ++feitas;
            return nucleo::Resposta::json(QByteArray(200'000, 'c'));
        });
    BancadaHttp bancada(comOrcamento(64), {conta});
    QVERIFY(bancada.iniciar());
    ConexaoBruta conexao(bancada.numero(), bufferMinimo);
    constexpr int quantas = 20;
    QVERIFY(conexao.enviar(("GET /conta HTTP/1.1\r\n" + host + "\r\n").repeated(quantas)));
    QTRY_VERIFY(feitas >= 1);
    QTest::qWait(700);                                          // longer than two looks
    QVERIFY2(feitas <= 4, qPrintable(QString::number(feitas))); // what the kernel has room for, and one
    const Tudo tudo = conexao.ler(quantas, 5'000);
    QCOMPARE(tudo.respostas.size(), quantas);
    QCOMPARE(feitas.load(), quantas);
}

// Bodies of which the last bytes never come are kept too, and none of their clients needs a token.
void LeitoresLentosTeste::corposInacabadosContam()
{
    constexpr int orcamentoMib = 1, quantas = 60;
    BancadaHttp bancada(comOrcamento(orcamentoMib));
    QVERIFY(bancada.iniciar());
    const auto inicio = [](int bytes) {
        return "POST /eco HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 65000\r\n\r\n" +
               QByteArray(bytes, ' ');
    };
    std::vector<std::unique_ptr<ConexaoBruta>> conexoes;
    for (int i = 0; i < quantas; ++i) {
        conexoes.push_back(std::make_unique<ConexaoBruta>(bancada.numero()));
        QVERIFY(conexoes.back()->enviar(inicio(63'000)));
    }
    const auto fechadas = [&] {
        return std::count_if(conexoes.begin(), conexoes.end(), [](const auto &c) { return c->fechouEm(0); });
    };
    QTRY_VERIFY(fechadas() >= quantas - 17); // 16 of 63,000 bytes are within a MiB
    QVERIFY(fechadas() < quantas);
    QVERIFY(bancada.viva());
    ConexaoBruta honesta(bancada.numero()); // whoever goes on is served
    QVERIFY(honesta.enviar(inicio(64'998) + "{}"));
    QCOMPARE(honesta.ler(1).situacoes(), QList<int>{200});
}

void LeitoresLentosTeste::surdosNaoEnchemAMemoriaNemParamQuemLe()
{
    constexpr int orcamentoMib = 8, surdas = 100, tamanho = 1'000'000;
    BancadaHttp bancada(comOrcamento(orcamentoMib));
    QVERIFY(bancada.iniciar());
    QVERIFY(bancada.viva());
    const qint64 antes = memoria();
    std::vector<std::unique_ptr<ConexaoBruta>> conexoes;
    ConexaoBruta honesta(bancada.numero());
    qint64 pico = 0, pior = 0;
    for (int i = 0; i < surdas; ++i) { // 100 MB, if they all were kept
        conexoes.push_back(std::make_unique<ConexaoBruta>(bancada.numero(), bufferMinimo));
        QVERIFY(conexoes.back()->enviar(grande(tamanho).repeated(20)));
        QElapsedTimer desta;
        desta.start();
        QVERIFY2(honesta.enviar(grande(1'000)), "the reader was cut off");
        QCOMPARE(honesta.ler(i + 1, 5'000).respostas.size(), i + 1);
        const Tudo tudo = trocar(bancada.numero(), grande(tamanho));
        QCOMPARE(tudo.primeira().corpo.size(), tamanho);
        pior = std::max(pior, desta.elapsed());
        pico = std::max(pico, memoria());
    }
    int fechadas = 0;
    QTRY_VERIFY2((fechadas = int(std::count_if(conexoes.begin(), conexoes.end(),
                                               [](const auto &c) { return c->fechouEm(0); }))) >= surdas - 12,
                 qPrintable(QString::number(fechadas)));
    QVERIFY(fechadas < surdas); // not more than had to
    QVERIFY2(pior < 2'000, qPrintable(QString::number(pior)));
    QVERIFY2(pico - antes < (orcamentoMib + 24) * MiB, qPrintable(QString::number((pico - antes) / MiB)));
}

// Each of these connections holds less than what is looked at once, and nothing waits before the kernel.
void LeitoresLentosTeste::pequenasNaoLidasTambemContam()
{
    constexpr int surdas = 60, respostas = 4, tamanho = 10'000;
    for (const bool cabem : {true, false}) {
        BancadaHttp bancada(comOrcamento(cabem ? 8 : 1));
        QVERIFY(bancada.iniciar());
        std::vector<std::unique_ptr<ConexaoBruta>> conexoes;
        for (int i = 0; i < surdas; ++i) { // 2.4 MB
            conexoes.push_back(std::make_unique<ConexaoBruta>(bancada.numero(), bufferMinimo));
            QVERIFY(conexoes.back()->enviar(grande(tamanho).repeated(respostas)));
        }
        QTest::qWait(2'000); // a look at whether one is closed reads what it holds
        const auto fechadas =
            std::count_if(conexoes.begin(), conexoes.end(), [](const auto &c) { return c->fechouEm(0); });
        QVERIFY2(cabem ? fechadas == 0 : fechadas >= surdas / 3 && fechadas < surdas,
                 qPrintable(QString::number(fechadas)));
    }
}

// Slow, but it reads: as long as there is room for it nobody ends it.
void LeitoresLentosTeste::quemLeAosPoucosDentroDoOrcamentoFica()
{
    BancadaHttp bancada(comOrcamento(8));
    QVERIFY(bancada.iniciar());
    ConexaoBruta conexao(bancada.numero(), bufferMinimo);
    QVERIFY(conexao.enviar(grande(3'000'000)));
    QVERIFY(!conexao.lerAte("\r\n\r\n").isEmpty());
    QVERIFY(!conexao.fechouEm(1'500));
    const Tudo tudo = conexao.ler(1, 5'000);
    QCOMPARE(tudo.situacoes(), QList<int>{200});
    QCOMPARE(tudo.primeira().corpo.size(), 3'000'000);
}

// What waits in the socket's buffer while a request is under way is read without another byte coming.
void LeitoresLentosTeste::filaLongaDeRecusasNaoFicaParada()
{
    BancadaHttp bancada(comOrcamento(64));
    QVERIFY(bancada.iniciar());
    ConexaoBruta conexao(bancada.numero());
    const QByteArray cheio = "X: " + QByteArray(3'000, 'x') + "\r\n\r\n";
    QByteArray bytes = ("GET /ola HTTP/1.1\r\n" + host + cheio).repeated(3);
    bytes += ("GET /nada HTTP/1.1\r\n" + host + cheio).repeated(60);
    bytes += "POST /eco HTTP/1.1\r\n" + host + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n" +
             QByteArray(60'000, 'e');
    std::thread envia([&] { conexao.enviar(bytes); });
    const Tudo tudo = conexao.ler(64, 800);
    envia.join();
    QCOMPARE(tudo.respostas.size(), 64);
    QCOMPARE(tudo.respostas.last().corpo.size(), 60'000);
}

QTEST_GUILESS_MAIN(LeitoresLentosTeste)
#include "leitoreslentos_teste.moc"
