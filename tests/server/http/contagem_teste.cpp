// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <nucleo/http/contagem.h>

#include <QRandomGenerator>
#include <QTest>

#include <set>
#include <thread>

using nucleo::Contagem;

namespace {

QHostAddress endereco(int n)
{
    return QHostAddress(quint32(0x0a000000 + n));
}

} // namespace

// The table of connections, without sockets: places, queues and who gives way to whom.
class ContagemTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cederam.clear(); }

    void noLimiteCabeEUmAMaisCede();
    void cedeQuemEsperaHaMaisTempo();
    void enderecoCheioCedeDosSeus();
    void redeIpv6EhUmSoEndereco();
    void ocupadaEFluxoNaoCedem();
    void umSoLugarPorEndereco();
    void quemCedeuNaoOcupa();
    void tantasCedendoEMaisNenhuma();
    void oLugarDeOutroTemPreco();
    void proxySoContaNoTotal();
    void muitasThreadsFechamAConta();

private:
    [[nodiscard]] bool entra(Contagem &contagem, quint64 numero, const QHostAddress &par)
    {
        return contagem.entrar({numero, par, [this, numero] { m_cederam << numero; }, {}});
    }
    QList<quint64> m_cederam;
};

void ContagemTeste::noLimiteCabeEUmAMaisCede()
{
    Contagem contagem({.total = 3, .porEndereco = 3});
    for (quint64 i = 1; i <= 3; ++i)
        QVERIFY(entra(contagem, i, endereco(int(i))));
    QCOMPARE(contagem.abertas(), 3);
    QVERIFY(m_cederam.isEmpty());
    QVERIFY(entra(contagem, 4, endereco(4)));
    QCOMPARE(contagem.abertas(), 3);
    QCOMPARE(m_cederam, QList<quint64>{1});
    QCOMPARE(contagem.cedidas(), 1);
    for (quint64 i = 1; i <= 4; ++i)
        contagem.sair(i);
    QCOMPARE(contagem.abertas(), 0);
}

void ContagemTeste::cedeQuemEsperaHaMaisTempo()
{
    Contagem contagem({.total = 3, .porEndereco = 3});
    for (quint64 i = 1; i <= 3; ++i)
        QVERIFY(entra(contagem, i, endereco(int(i))));
    QVERIFY(contagem.ocupar(1));
    contagem.esperar(1); // answered: now the last
    contagem.esperar(2); // refused without having been under way: the same
    for (quint64 i = 4; i <= 6; ++i)
        QVERIFY(entra(contagem, i, endereco(int(i))));
    QCOMPARE(m_cederam, (QList<quint64>{3, 1, 2}));
}

void ContagemTeste::enderecoCheioCedeDosSeus()
{
    Contagem contagem({.total = 10, .porEndereco = 2});
    QVERIFY(entra(contagem, 1, endereco(1)));
    for (quint64 i = 2; i <= 5; ++i)
        QVERIFY(entra(contagem, i, endereco(2)));
    QCOMPARE(m_cederam, (QList<quint64>{2, 3}));
    QVERIFY(contagem.ocupar(4) && contagem.ocupar(5));
    QVERIFY(!entra(contagem, 6, endereco(2)));
    QVERIFY(entra(contagem, 7, endereco(1)));
    QCOMPARE(contagem.abertas(), 4);
}

void ContagemTeste::redeIpv6EhUmSoEndereco()
{
    Contagem contagem({.total = 10, .porEndereco = 1});
    QVERIFY(entra(contagem, 1, QHostAddress(QStringLiteral("2001:db8::1"))));
    QVERIFY(entra(contagem, 2, QHostAddress(QStringLiteral("2001:db8:0:1::1"))));
    QVERIFY(entra(contagem, 3, QHostAddress(QStringLiteral("2001:db8::2"))));
    QCOMPARE(m_cederam, QList<quint64>{1});
}

void ContagemTeste::ocupadaEFluxoNaoCedem()
{
    Contagem contagem({.total = 3, .porEndereco = 3});
    for (quint64 i = 1; i <= 3; ++i) {
        QVERIFY(entra(contagem, i, endereco(1)));
        QVERIFY(contagem.ocupar(i));
    }
    contagem.virarFluxo(2);
    QVERIFY(!entra(contagem, 4, endereco(2)));
    contagem.esperar(3);
    QVERIFY(entra(contagem, 5, endereco(2)));
    QCOMPARE(m_cederam, QList<quint64>{3});
    contagem.sair(endereco(1)); // the stream
    QVERIFY(entra(contagem, 6, endereco(2)));
    QCOMPARE(m_cederam, QList<quint64>{3});
    QCOMPARE(contagem.abertas(), 3);
}

void ContagemTeste::umSoLugarPorEndereco()
{
    Contagem contagem({.total = 1, .porEndereco = 1});
    QVERIFY(entra(contagem, 1, endereco(1)));
    QVERIFY(entra(contagem, 2, endereco(1)));
    QVERIFY(entra(contagem, 3, endereco(2)));
    QCOMPARE(m_cederam, (QList<quint64>{1, 2}));
    QCOMPARE(contagem.abertas(), 1);
}

void ContagemTeste::quemCedeuNaoOcupa()
{
    Contagem contagem({.total = 1, .porEndereco = 1});
    QVERIFY(entra(contagem, 1, endereco(1)));
    QVERIFY(entra(contagem, 2, endereco(2)));
    QVERIFY(!contagem.ocupar(1)); // its request came too late
    contagem.esperar(1);
    contagem.sair(1);
    QCOMPARE(contagem.abertas(), 1);
    QVERIFY(contagem.ocupar(2));
}

void ContagemTeste::tantasCedendoEMaisNenhuma()
{
    Contagem contagem({.total = 1, .porEndereco = 1});
    constexpr quint64 maximo = Contagem::cedendoMaximo;
    for (quint64 i = 0; i <= maximo; ++i)
        QVERIFY(entra(contagem, i, endereco(1)));
    QVERIFY(!entra(contagem, maximo + 1, endereco(1))); // so many are not closed yet
    contagem.sair(0);
    QVERIFY(entra(contagem, maximo + 2, endereco(1)));
    QVERIFY(!entra(contagem, maximo + 3, endereco(1)));
}

void ContagemTeste::oLugarDeOutroTemPreco()
{
    Contagem contagem({.total = 2, .porEndereco = 2});
    int pagos = 0;
    const auto comSaldo = [&](quint64 numero, int saldo) {
        return contagem.entrar({numero, endereco(int(numero)), [this, numero] { m_cederam << numero; },
                                [&pagos, saldo] { return ++pagos <= saldo; }});
    };
    QVERIFY(comSaldo(1, 0) && comSaldo(2, 0)); // free places cost nothing
    QCOMPARE(pagos, 0);
    QVERIFY(!comSaldo(3, 0));
    QVERIFY(m_cederam.isEmpty());
    QVERIFY(comSaldo(4, 2));
    QCOMPARE(m_cederam, QList<quint64>{1});
}

void ContagemTeste::proxySoContaNoTotal()
{
    Contagem contagem({.total = 6, .porEndereco = 2, .proxies = {QHostAddress(QStringLiteral("::ffff:10.0.0.9"))}});
    for (quint64 i = 1; i <= 6; ++i)
        QVERIFY(entra(contagem, i, endereco(9)));
    QVERIFY(m_cederam.isEmpty());
    QVERIFY(entra(contagem, 7, endereco(9)));
    QCOMPARE(m_cederam, QList<quint64>{1});
    QVERIFY(contagem.ocupar(2));
    contagem.virarFluxo(2);
    contagem.sair(endereco(9));
    QCOMPARE(contagem.abertas(), 5);
}

void ContagemTeste::muitasThreadsFechamAConta()
{
    constexpr int threads = 6, total = 40;
    Contagem contagem({.total = total, .porEndereco = 12, .proxies = {endereco(3)}});
    std::atomic<qint64> cedidas = 0;
    std::atomic<int> pior = 0;
    {
        std::vector<std::jthread> todas;
        for (int t = 0; t < threads; ++t)
            todas.emplace_back([&, t] {
                QRandomGenerator acaso(quint32(t) + 1);
                for (quint64 i = 0; i < 30'000; ++i) {
                    const quint64 numero = i * threads + quint64(t);
                    const QHostAddress par = endereco(acaso.bounded(6));
                    if (!contagem.entrar({numero, par, [&] { ++cedidas; }, {}}))
                        continue;
                    pior = std::max(pior.load(), contagem.abertas());
                    const bool ocupou = contagem.ocupar(numero);
                    if (ocupou && acaso.bounded(4) == 0) {
                        contagem.virarFluxo(numero);
                        contagem.sair(par);
                        continue;
                    }
                    contagem.esperar(numero);
                    contagem.sair(numero);
                }
            });
    }
    QCOMPARE(contagem.abertas(), 0);
    QVERIFY(pior <= total);
    QCOMPARE(contagem.cedidas(), cedidas.load());
    for (quint64 i = 0; i < total; ++i) // nothing is left in the queues
        QVERIFY(entra(contagem, 1'000'000 + i, endereco(100 + int(i))));
    QVERIFY(m_cederam.isEmpty());
}

QTEST_GUILESS_MAIN(ContagemTeste)
#include "contagem_teste.moc"
