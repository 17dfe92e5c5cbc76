// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/fuso.h>
#include <dominio/versoesqt.h>

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using dominio::Fuso;
using dominio::Instante;

namespace {

Fuso fuso(const char *nome)
{
    return *Fuso::deIana(QString::fromLatin1(nome));
}

QString utc(std::optional<Instante> instante)
{
    return instante ? instante->texto() : u"none"_s;
}

} // namespace

class FusoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void concordaComOQt_data();
    void concordaComOQt();
    void horaPulada_data();
    void horaPulada();
    void horaRepetidaEhAPrimeira();
    void inicioDoDiaSemMeiaNoite();
    void idaEVolta_data();
    void idaEVolta();
    void nomesRecusados_data();
    void nomesRecusados();
    void semNomeEhUtc();
    void textoNoFuso();
};

static void zonas()
{
    QTest::addColumn<QByteArray>("zona");
    for (const char *zona :
         {"America/Sao_Paulo", "America/Noronha", "America/Manaus", "America/Rio_Branco", "America/Cuiaba",
          "Europe/Lisbon", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kathmandu"})
        QTest::newRow(zona) << QByteArray(zona);
}

void FusoTeste::concordaComOQt_data()
{
    zonas();
}

void FusoTeste::concordaComOQt()
{
    QFETCH(QByteArray, zona);
    const Fuso nosso = fuso(zona.constData());
    const QTimeZone qt(zona);
    QCOMPARE(nosso.nome(), QString::fromLatin1(zona));
    const qint64 de = dominio::emUtc(QDate(1950, 1, 1), QTime(0, 0)).toMSecsSinceEpoch();
    const qint64 ate = dominio::emUtc(QDate(2060, 1, 1), QTime(0, 0)).toMSecsSinceEpoch();
    // Steps of some 31 hours, no multiple of a day; and both sides of each change.
    QList<qint64> instantes;
    for (qint64 ms = de; ms < ate; ms += 31 * 3'600'000 + 1'234'567)
        instantes << ms;
    for (const auto &mudanca : qt.transitions(QDateTime::fromMSecsSinceEpoch(de), QDateTime::fromMSecsSinceEpoch(ate)))
        for (const qint64 d : {-3'600'000, -1, 0, 1, 3'600'000})
            instantes << mudanca.atUtc.toMSecsSinceEpoch() + d;
    for (const qint64 ms : std::as_const(instantes)) {
        const QDateTime esperado = QDateTime::fromMSecsSinceEpoch(ms, qt);
        const Instante instante = Instante::deMs(ms);
        QVERIFY2(nosso.deslocamento(instante) == esperado.offsetFromUtc(),
                 qPrintable(u"%1: %2 s, not %3"_s.arg(instante.texto())
                                .arg(nosso.deslocamento(instante))
                                .arg(esperado.offsetFromUtc())));
        QCOMPARE(nosso.data(instante), esperado.date());
        QCOMPARE(nosso.hora(instante), esperado.time());
    }
}

void FusoTeste::horaPulada_data()
{
    QTest::addColumn<QByteArray>("zona");
    QTest::addColumn<QDate>("dia");
    QTest::addColumn<QTime>("hora");
    QTest::addColumn<QString>("exato");
    QTest::addColumn<QString>("naFrente");
    const QByteArray sp = "America/Sao_Paulo", lx = "Europe/Lisbon";
    const QDate verao(2018, 11, 4), marco(2026, 3, 29);
    QTest::newRow("SP antes") << sp << verao.addDays(-1) << QTime(23, 59) << u"2018-11-04T02:59:00Z"_s
                              << u"2018-11-04T02:59:00Z"_s;
    QTest::newRow("SP 00:00") << sp << verao << QTime(0, 0) << u"none"_s << u"2018-11-04T03:00:00Z"_s;
    QTest::newRow("SP 00:30") << sp << verao << QTime(0, 30) << u"none"_s << u"2018-11-04T03:00:00Z"_s;
    QTest::newRow("SP 00:59") << sp << verao << QTime(0, 59, 59, 999) << u"none"_s << u"2018-11-04T03:00:00Z"_s;
    QTest::newRow("SP 01:00") << sp << verao << QTime(1, 0) << u"2018-11-04T03:00:00Z"_s << u"2018-11-04T03:00:00Z"_s;
    QTest::newRow("SP 2019 sem horario de verao")
        << sp << QDate(2019, 11, 3) << QTime(0, 30) << u"2019-11-03T03:30:00Z"_s << u"2019-11-03T03:30:00Z"_s;
    QTest::newRow("Lisboa 00:59") << lx << marco << QTime(0, 59) << u"2026-03-29T00:59:00Z"_s
                                  << u"2026-03-29T00:59:00Z"_s;
    QTest::newRow("Lisboa 01:30") << lx << marco << QTime(1, 30) << u"none"_s << u"2026-03-29T01:00:00Z"_s;
    QTest::newRow("Lisboa 02:00") << lx << marco << QTime(2, 0) << u"2026-03-29T01:00:00Z"_s
                                  << u"2026-03-29T01:00:00Z"_s;
    QTest::newRow("Apia pulou um dia") << QByteArray("Pacific/Apia") << QDate(2011, 12, 30) << QTime(12, 0) << u"none"_s
                                       << u"2011-12-30T10:00:00Z"_s;
}

void FusoTeste::horaPulada()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, dia);
    QFETCH(QTime, hora);
    QFETCH(QString, exato);
    QFETCH(QString, naFrente);
    QCOMPARE(utc(fuso(zona.constData()).exato(dia, hora)), exato);
    QCOMPARE(utc(fuso(zona.constData()).naFrente(dia, hora)), naFrente);
}

void FusoTeste::horaRepetidaEhAPrimeira()
{
    // 2018-02-18 00:00 in São Paulo went back to 2018-02-17 23:00.
    const Fuso sp = fuso("America/Sao_Paulo");
    QCOMPARE(utc(sp.exato(QDate(2018, 2, 17), QTime(22, 59))), u"2018-02-18T00:59:00Z"_s);
    QCOMPARE(utc(sp.exato(QDate(2018, 2, 17), QTime(23, 0))), u"2018-02-18T01:00:00Z"_s);
    QCOMPARE(utc(sp.exato(QDate(2018, 2, 17), QTime(23, 30))), u"2018-02-18T01:30:00Z"_s);
    QCOMPARE(utc(sp.exato(QDate(2018, 2, 18), QTime(0, 0))), u"2018-02-18T03:00:00Z"_s);
    const Fuso lx = fuso("Europe/Lisbon");
    QCOMPARE(utc(lx.exato(QDate(2026, 10, 25), QTime(1, 30))), u"2026-10-25T00:30:00Z"_s);
    QCOMPARE(utc(lx.exato(QDate(2026, 10, 25), QTime(2, 0))), u"2026-10-25T02:00:00Z"_s);
}

void FusoTeste::inicioDoDiaSemMeiaNoite()
{
    QCOMPARE(utc(fuso("America/Sao_Paulo").inicioDoDia(QDate(2018, 11, 4))), u"2018-11-04T03:00:00Z"_s);
    QCOMPARE(utc(fuso("America/Sao_Paulo").inicioDoDia(QDate(2026, 7, 1))), u"2026-07-01T03:00:00Z"_s);
}

void FusoTeste::idaEVolta_data()
{
    zonas();
}

// Each civil minute around each change either has an instant that reads back as itself and is the first such one, or
// has none, and then no instant reads as it.
void FusoTeste::idaEVolta()
{
    QFETCH(QByteArray, zona);
    const Fuso nosso = fuso(zona.constData());
    const QDateTime de = dominio::emUtc(QDate(2005, 1, 1), QTime(0, 0));
    const QDateTime ate = dominio::emUtc(QDate(2030, 1, 1), QTime(0, 0));
    for (const auto &mudanca : QTimeZone(zona).transitions(de, ate)) {
        const qint64 centro = mudanca.atUtc.toMSecsSinceEpoch();
        QMap<std::pair<QDate, QTime>, qint64> lidos; // what the clocks of the zone show, minute by minute
        for (qint64 ms = centro - 30 * 3'600'000LL; ms <= centro + 30 * 3'600'000LL; ms += 60'000) {
            const Instante i = Instante::deMs(ms);
            const std::pair civil(nosso.data(i), nosso.hora(i));
            if (!lidos.contains(civil))
                lidos.insert(civil, ms);
        }
        const QDateTime meio = dominio::emUtc(centro + mudanca.offsetFromUtc * 1000LL);
        for (int minuto = -180; minuto <= 180; ++minuto) {
            const QDateTime civil = meio.addSecs(minuto * 60);
            const auto exato = nosso.exato(civil.date(), civil.time());
            const auto it = lidos.constFind({civil.date(), civil.time()});
            QCOMPARE(exato.has_value(), it != lidos.cend());
            if (exato)
                QCOMPARE(exato->ms(), *it);
        }
    }
}

void FusoTeste::nomesRecusados_data()
{
    QTest::addColumn<QString>("nome");
    for (const char *nome : {"", "UTC-03:00", "UTC+3", "America/Sao_paulo", "America/Nenhures", "BRT", "local",
                             "/etc/localtime", "../../etc/passwd", "America/São_Paulo", "America/Sao_Paulo "})
        QTest::newRow(nome) << QString::fromUtf8(nome);
}

void FusoTeste::nomesRecusados()
{
    QFETCH(QString, nome);
    const auto r = Fuso::deIana(nome);
    QVERIFY(!r);
    QCOMPARE(r.error().codigo, dominio::Codigo::Validacao);
    QCOMPARE(r.error().campos.value(0).codigo, dominio::CodigoCampo::NaoExiste);
}

void FusoTeste::semNomeEhUtc()
{
    QCOMPARE(Fuso().deslocamento(Instante::deMs(0)), 0);
    QCOMPARE(Fuso().data(Instante::deMs(-1)), QDate(1969, 12, 31));
    QCOMPARE(Fuso().hora(Instante::deMs(-1)), QTime(23, 59, 59, 999));
}

void FusoTeste::textoNoFuso()
{
    const Instante i = *Instante::deTexto(u"2026-12-01T11:30:00Z");
    QCOMPARE(fuso("America/Sao_Paulo").texto(i), u"2026-12-01T08:30:00-03:00"_s);
    QCOMPARE(fuso("America/Rio_Branco").texto(i), u"2026-12-01T06:30:00-05:00"_s);
    QCOMPARE(fuso("Asia/Kathmandu").texto(i), u"2026-12-01T17:15:00+05:45"_s);
}

QTEST_GUILESS_MAIN(FusoTeste)
#include "fuso_teste.moc"
