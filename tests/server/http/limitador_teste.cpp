// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <http_teste/bancadahttp.h>

#include <apoio/relogiofalso.h>
#include <nucleo/http/limitador.h>

#include <QTest>

#include <thread>

using apoio::RelogioFalso;
using nucleo::chaveDe;
using nucleo::ChaveDeEndereco;
using nucleo::Limitador;

namespace {

ChaveDeEndereco v4(quint32 n)
{
    return {ChaveDeEndereco::Tipo::V4, n};
}

} // namespace

// So many a span of time for each key, within memory taken once.
class LimitadorTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tantosEMaisNenhum_data();
    void tantosEMaisNenhum();
    void aEsperaDitaBasta_data();
    void aEsperaDitaBasta();
    void zeroEhSemLimite();
    void recusaNaoGasta();
    void gastarDizQuantoEsperar();
    void chavesDeEndereco_data();
    void chavesDeEndereco();
    void contasDiferentesTemBaldesDiferentes();
    void lembraTantasChavesQuantasCabem();
    void umaChaveAMaisTomaOLugarDaQueMenosDeve();
    void milhoesDeChavesNemEsvaziamNemTrancam();
    void muitasThreadsGastamOExato();

private:
    RelogioFalso m_relogio{dominio::Instante::deMs(1'800'000'000'000)};
};

void LimitadorTeste::tantosEMaisNenhum_data()
{
    QTest::addColumn<int>("quantos");
    QTest::addColumn<qint64>("janelaMs");
    QTest::newRow("um por minuto") << 1 << qint64(60'000);
    QTest::newRow("sete por minuto") << 7 << qint64(60'000);
    QTest::newRow("o padrao") << 1'200 << qint64(60'000);
    QTest::newRow("vinte por hora") << 20 << qint64(3'600'000);
    QTest::newRow("dez milhoes") << 10'000'000 << qint64(60'000);
}

void LimitadorTeste::tantosEMaisNenhum()
{
    QFETCH(int, quantos);
    QFETCH(qint64, janelaMs);
    Limitador limitador({.quantos = quantos, .janelaMs = janelaMs}, m_relogio);
    for (int i = 1; i <= quantos; ++i)
        if (const auto v = limitador.pedir(v4(1)); !v.aceita || v.restam != quantos - i)
            QFAIL(qPrintable(QStringLiteral("request %1").arg(i)));
    QVERIFY(!limitador.pedir(v4(1)).aceita);
    QVERIFY(limitador.pedir(v4(2)).aceita);
    m_relogio.avancarMs(janelaMs);
    QCOMPARE(limitador.pedir(v4(1)).restam, quantos - 1); // full again, and no fuller
}

void LimitadorTeste::aEsperaDitaBasta_data()
{
    tantosEMaisNenhum_data();
}

void LimitadorTeste::aEsperaDitaBasta()
{
    QFETCH(int, quantos);
    QFETCH(qint64, janelaMs);
    Limitador limitador({.quantos = quantos, .janelaMs = janelaMs}, m_relogio);
    while (limitador.pedir(v4(1)).aceita)
        ;
    for (int i = 0; i < 5; ++i) {
        const auto recusa = limitador.pedir(v4(1));
        QVERIFY(!recusa.aceita && recusa.esperarSegundos >= 1);
        m_relogio.avancarMs(qint64(recusa.esperarSegundos) * 1'000);
        QVERIFY(limitador.pedir(v4(1)).aceita);
        while (limitador.pedir(v4(1)).aceita)
            ;
    }
}

void LimitadorTeste::zeroEhSemLimite()
{
    Limitador limitador({.quantos = 0}, m_relogio);
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(limitador.pedir(v4(1)).aceita);
}

void LimitadorTeste::recusaNaoGasta()
{
    Limitador limitador({.quantos = 2}, m_relogio);
    for (int i = 0; i < 100; ++i)
        (void)limitador.pedir(v4(1));
    m_relogio.avancarMs(30'000);
    QVERIFY(limitador.pedir(v4(1)).aceita);
    QVERIFY(!limitador.pedir(v4(1)).aceita);
}

void LimitadorTeste::gastarDizQuantoEsperar()
{
    Limitador limitador({.quantos = 1, .janelaMs = 3'600'000}, m_relogio);
    QVERIFY(limitador.gastar(v4(1)));
    const auto recusa = limitador.gastar(v4(1));
    QVERIFY(!recusa);
    QCOMPARE(recusa.error().codigo, dominio::Codigo::MuitasRequisicoes);
    QCOMPARE(recusa.error().tentarEmSegundos, 3'600);
}

void LimitadorTeste::chavesDeEndereco_data()
{
    QTest::addColumn<QHostAddress>("um");
    QTest::addColumn<QHostAddress>("outro");
    QTest::addColumn<bool>("mesma");
    const auto linha = [](const char *nome, const char *um, const char *outro, bool mesma) {
        QTest::newRow(nome) << QHostAddress(QString::fromLatin1(um)) << QHostAddress(QString::fromLatin1(outro))
                            << mesma;
    };
    linha("a mesma rede", "2001:db8::1", "2001:db8::ffff:0:0:1", true);
    linha("o ultimo bit da rede", "2001:db8:0:0::1", "2001:db8:0:1::1", false);
    linha("mapeado", "::ffff:10.0.0.1", "10.0.0.1", true);
    linha("mapeados diferentes", "::ffff:10.0.0.1", "::ffff:10.0.0.2", false);
    linha("com interface", "fe80::1%lo", "fe80::2%eth0", true);
    linha("locais", "::1", "127.0.0.1", false);
    linha("nenhum e zero", "", "::", false);
    linha("nenhum e 0.0.0.0", "", "0.0.0.0", false);
    linha("nenhum e nenhum", "", "x", true);
}

void LimitadorTeste::chavesDeEndereco()
{
    QFETCH(QHostAddress, um);
    QFETCH(QHostAddress, outro);
    QFETCH(bool, mesma);
    Limitador limitador({.quantos = 1}, m_relogio);
    QVERIFY(limitador.pedir(chaveDe(um)).aceita);
    QCOMPARE(limitador.pedir(chaveDe(outro)).aceita, !mesma);
    // A proxy's own requests are nobody else's.
    ChaveDeEndereco proxy = chaveDe(um);
    proxy.tipo = ChaveDeEndereco::Tipo::Proxy;
    QVERIFY(limitador.pedir(proxy).aceita);
}

void LimitadorTeste::contasDiferentesTemBaldesDiferentes()
{
    Limitador limitador({.quantos = 1}, m_relogio);
    const QUuid um(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11), noFim(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12),
        noComeco(2, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
    for (const QUuid &conta : {um, noFim, noComeco}) {
        QVERIFY(limitador.pedir(conta).aceita);
        QVERIFY(!limitador.pedir(conta).aceita);
    }
}

void LimitadorTeste::lembraTantasChavesQuantasCabem()
{
    Limitador limitador({.quantos = 3, .chaves = 8}, m_relogio); // eight places that any key may have
    for (int volta = 0; volta < 3; ++volta)
        for (quint32 chave = 1; chave <= 8; ++chave)
            QCOMPARE(limitador.pedir(v4(chave)).restam, 2 - volta);
    for (quint32 chave = 1; chave <= 8; ++chave)
        QVERIFY(!limitador.pedir(v4(chave)).aceita);
}

void LimitadorTeste::umaChaveAMaisTomaOLugarDaQueMenosDeve()
{
    Limitador limitador({.quantos = 3, .chaves = 8}, m_relogio);
    for (quint32 chave = 1; chave <= 8; ++chave)
        for (quint32 i = 0; i < (chave == 5 ? 1 : chave == 6 ? 2 : 3); ++i)
            QVERIFY(limitador.pedir(v4(chave)).aceita);
    QCOMPARE(limitador.pedir(v4(9)).restam, 2);  // in the place of 5
    QCOMPARE(limitador.pedir(v4(10)).restam, 2); // in that of 9, which owes no more than it did
    for (const quint32 vazia : {1, 2, 3, 4, 7, 8})
        QVERIFY(!limitador.pedir(v4(vazia)).aceita);
    QCOMPARE(limitador.pedir(v4(6)).restam, 0);
}

// Whoever has millions of networks neither gets an emptied bucket full by it nor keeps newcomers out.
void LimitadorTeste::milhoesDeChavesNemEsvaziamNemTrancam()
{
    Limitador limitador({.quantos = 20, .janelaMs = 3'600'000}, m_relogio);
    const auto esvaziada = chaveDe(QHostAddress(QStringLiteral("203.0.113.9")));
    while (limitador.pedir(esvaziada).aceita)
        ;
    const qint64 antes = http_teste::memoria();
    for (quint64 rede = 1; rede <= 2'000'000; ++rede)
        if (!limitador.pedir(ChaveDeEndereco{ChaveDeEndereco::Tipo::V6, rede << 16}).aceita)
            QFAIL(qPrintable(QStringLiteral("network %1 was kept out").arg(rede)));
    QVERIFY(!limitador.pedir(esvaziada).aceita);
    QVERIFY(http_teste::memoria() - antes < 4 * 1024 * 1024);
    QVERIFY(limitador.pedir(v4(1)).aceita);
}

void LimitadorTeste::muitasThreadsGastamOExato()
{
    constexpr int threads = 8, chaves = 50, quantos = 400;
    Limitador limitador({.quantos = quantos}, m_relogio);
    std::array<std::atomic<int>, chaves> aceitas{};
    {
        std::vector<std::jthread> todas;
        for (int t = 0; t < threads; ++t)
            todas.emplace_back([&] {
                for (int i = 0; i < chaves * quantos / 4; ++i)
                    aceitas[size_t(i % chaves)] += limitador.pedir(v4(quint32(i % chaves))).aceita;
            });
    }
    for (const auto &destas : aceitas)
        QCOMPARE(destas.load(), quantos);
}

QTEST_GUILESS_MAIN(LimitadorTeste)
#include "limitador_teste.moc"
