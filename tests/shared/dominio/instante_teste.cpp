// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/instante.h>
#include <dominio/versoesqt.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using dominio::Instante;

class InstanteTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void le_data();
    void le();
    void recusa_data();
    void recusa();
    void escreve_data();
    void escreve();
    void concordaComOQt();
    void aritmetica();
};

void InstanteTeste::le_data()
{
    QTest::addColumn<QString>("texto");
    QTest::addColumn<qint64>("ms");
    const auto caso = [](const char *texto, qint64 ms) { QTest::newRow(texto) << QString::fromLatin1(texto) << ms; };
    caso("1970-01-01T00:00:00Z", 0);
    caso("1969-12-31T23:59:59Z", -1000);
    caso("2026-12-01T08:30:00-03:00", 1'796'124'600'000);
    caso("2026-12-01T11:30:00Z", 1'796'124'600'000);
    caso("2026-12-01T11:30:00+00:00", 1'796'124'600'000);
    caso("2026-12-01T17:15:00+05:45", 1'796'124'600'000);
    caso("2026-12-01t11:30:00z", 1'796'124'600'000);
    caso("2026-12-01T11:30:00.5Z", 1'796'124'600'500);
    caso("2026-12-01T11:30:00.05Z", 1'796'124'600'050);
    caso("2026-12-01T11:30:00.123Z", 1'796'124'600'123);
    caso("2026-12-01T11:30:00.1230000000000000000000000000Z", 1'796'124'600'123);
    caso("2026-12-01T11:30:00.1234Z", 1'796'124'600'124); // part of a millisecond: one more, never the one before
    caso("2026-12-01T11:30:00.000000001Z", 1'796'124'600'001);
    caso("2026-12-01T11:30:00.999999Z", 1'796'124'601'000);
    caso("2024-02-29T00:00:00Z", 1'709'164'800'000);
    caso("2000-02-29T00:00:00Z", 951'782'400'000);
    caso("0001-01-01T00:00:00Z", -62'135'596'800'000);
    caso("9999-12-31T23:59:59.999Z", 253'402'300'799'999);
}

void InstanteTeste::le()
{
    QFETCH(QString, texto);
    QFETCH(qint64, ms);
    const auto i = Instante::deTexto(texto);
    QVERIFY(i);
    QCOMPARE(i->ms(), ms);
}

void InstanteTeste::recusa_data()
{
    QTest::addColumn<QString>("texto");
    for (const char *texto : {"",
                              "agora",
                              "2026-12-01",
                              "2026-12-01T08:30:00",
                              "2026-12-01 08:30:00Z",
                              "2026-12-01T08:30Z",
                              "2026-12-01T08:30:00-0300",
                              "2026-12-01T08:30:00-03",
                              "2026-12-01T08:30:00-03:0",
                              "2026-12-01T08:30:00-03:000",
                              "2026-12-01T08:30:00+24:00",
                              "2026-12-01T08:30:00+00:60",
                              "2026-12-01T08:30:00 Z",
                              "2026-12-01T08:30:00ZZ",
                              "2026-12-01T08:30:00Z ",
                              " 2026-12-01T08:30:00Z",
                              "2026-12-01T24:00:00Z",
                              "2026-12-01T23:60:00Z",
                              "2026-12-01T23:59:60Z",
                              "2026-13-01T00:00:00Z",
                              "2026-00-01T00:00:00Z",
                              "2026-01-00T00:00:00Z",
                              "2026-04-31T00:00:00Z",
                              "2026-02-29T00:00:00Z",
                              "1900-02-29T00:00:00Z",
                              "2100-02-29T00:00:00Z",
                              "0000-01-01T00:00:00Z",
                              "2026-12-01T08:30:00.Z",
                              "2026-12-01T08:30:00.1234x",
                              "2026-12-01T08:30:00,5Z",
                              "2026-12-1T08:30:00Z",
                              "+2026-12-01T08:30:00Z",
                              "-026-12-01T08:30:00Z",
                              "12026-12-01T08:30:00Z",
                              "2026/12/01T08:30:00Z",
                              "2026-12-01T8:30:00Z",
                              "2026-12-01T-8:30:00Z",
                              "2026-12-01T08:30:00.-1Z",
                              "2026-12-01T08:30:00-\xe2\x88\x92"
                              "3:00",
                              "\xd9\xa2\xd9\xa0\xd9\xa2\xd9\xa6-12-01T08:30:00Z"})
        QTest::newRow(texto) << QString::fromUtf8(texto);
}

void InstanteTeste::recusa()
{
    QFETCH(QString, texto);
    QVERIFY(!Instante::deTexto(texto));
}

void InstanteTeste::escreve_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<int>("deslocamento");
    QTest::addColumn<QString>("texto");
    QTest::newRow("utc") << qint64(0) << 0 << u"1970-01-01T00:00:00Z"_s;
    QTest::newRow("antes de 1970") << qint64(-1) << 0 << u"1969-12-31T23:59:59.999Z"_s;
    QTest::newRow("oeste") << qint64(0) << -3 * 3600 << u"1969-12-31T21:00:00-03:00"_s;
    QTest::newRow("leste com minutos") << qint64(0) << 20'700 << u"1970-01-01T05:45:00+05:45"_s;
    QTest::newRow("oeste com minutos") << qint64(0) << -12'600 << u"1969-12-31T20:30:00-03:30"_s;
    QTest::newRow("milissegundos") << qint64(1'796'124'600'007) << 0 << u"2026-12-01T11:30:00.007Z"_s;
    QTest::newRow("29 de fevereiro") << qint64(1'709'164'800'000) << 0 << u"2024-02-29T00:00:00Z"_s;
}

void InstanteTeste::escreve()
{
    QFETCH(qint64, ms);
    QFETCH(int, deslocamento);
    QFETCH(QString, texto);
    QCOMPARE(Instante::deMs(ms).texto(deslocamento), texto);
    QByteArray atras = "x";
    Instante::deMs(ms).juntarTexto(atras, deslocamento);
    QCOMPARE(atras, QByteArray("x" + texto.toLatin1()));
}

void InstanteTeste::concordaComOQt()
{
    QRandomGenerator acaso(20261201);
    for (int i = 0; i < 20'000; ++i) {
        const qint64 ms = qint64(acaso.bounded(quint64(253'402'300'800'000) + 62'135'596'800'000ULL - 172'800'000)) -
                          62'135'596'800'000 + 86'400'000;
        const int deslocamento = (acaso.bounded(28 * 4 + 1) - 14 * 4) * 900;
        const QString texto = Instante::deMs(ms).texto(deslocamento);
        const QDateTime qt = dominio::comDeslocamento(ms, deslocamento);
        QCOMPARE(texto.left(19), qt.toString(u"yyyy-MM-ddTHH:mm:ss"_s));
        const auto volta = Instante::deTexto(texto);
        QVERIFY(volta);
        QCOMPARE(volta->ms(), ms);
    }
}

void InstanteTeste::aritmetica()
{
    const Instante i = Instante::deMs(1'000);
    QCOMPARE(i.maisMinutos(2).ms(), 121'000);
    QCOMPARE(i.maisSegundos(-1).ms(), 0);
    QCOMPARE(i.minutosAte(i.maisMinutos(30)), 30);
    QCOMPARE(i.minutosAte(i.maisMs(59'999)), 0);
    QVERIFY(i < i.maisMs(1));
}

QTEST_GUILESS_MAIN(InstanteTeste)
#include "instante_teste.moc"
