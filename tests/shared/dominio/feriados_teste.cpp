// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/feriados.h>

#include <QSet>
#include <QTest>

class FeriadosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pascoaDoCalendario_data();
    void pascoaDoCalendario();
    void moveis_data();
    void moveis();
    void fixos();
    void conscienciaNegraDesde2024();
};

// Taken from published calendars, not computed.
void FeriadosTeste::pascoaDoCalendario_data()
{
    QTest::addColumn<QDate>("data");
    for (const QDate data : {QDate(1818, 3, 22), QDate(1943, 4, 25), QDate(1961, 4, 2), QDate(2000, 4, 23),
                             QDate(2008, 3, 23), QDate(2011, 4, 24), QDate(2018, 4, 1), QDate(2019, 4, 21),
                             QDate(2024, 3, 31), QDate(2025, 4, 20), QDate(2026, 4, 5), QDate(2027, 3, 28),
                             QDate(2028, 4, 16), QDate(2029, 4, 1), QDate(2030, 4, 21), QDate(2038, 4, 25)})
        QTest::addRow("%d", data.year()) << data;
}

void FeriadosTeste::pascoaDoCalendario()
{
    QFETCH(QDate, data);
    QCOMPARE(dominio::pascoa(data.year()), data);
}

void FeriadosTeste::moveis_data()
{
    QTest::addColumn<QDate>("segundaDeCarnaval");
    QTest::addColumn<QDate>("tercaDeCarnaval");
    QTest::addColumn<QDate>("paixao");
    QTest::addColumn<QDate>("corpus");
    const auto ano = [](int a, int cm, int cd, int pm, int pd, int om, int od) {
        const QDate segunda(a, cm, cd);
        QTest::addRow("%d", a) << segunda << segunda.addDays(1) << QDate(a, pm, pd) << QDate(a, om, od);
    };
    ano(2024, 2, 12, 3, 29, 5, 30);
    ano(2025, 3, 3, 4, 18, 6, 19);
    ano(2026, 2, 16, 4, 3, 6, 4);
    ano(2027, 2, 8, 3, 26, 5, 27);
    ano(2028, 2, 28, 4, 14, 6, 15);
    ano(2029, 2, 12, 3, 30, 5, 31);
    ano(2030, 3, 4, 4, 19, 6, 20);
}

void FeriadosTeste::moveis()
{
    QFETCH(QDate, segundaDeCarnaval);
    QFETCH(QDate, tercaDeCarnaval);
    QFETCH(QDate, paixao);
    QFETCH(QDate, corpus);
    const auto lista = dominio::feriadosNacionais(paixao.year());
    const auto ha = [&](QDate data, bool facultativo) {
        return std::count_if(lista.begin(), lista.end(), [&](const dominio::Feriado &f) {
                   return f.data == data && f.facultativo == facultativo;
               }) == 1;
    };
    QVERIFY(ha(segundaDeCarnaval, true));
    QVERIFY(ha(tercaDeCarnaval, true));
    QVERIFY(ha(paixao, false));
    QVERIFY(ha(corpus, true));
    QCOMPARE(lista.size(), 13);
    QVERIFY(std::is_sorted(lista.begin(), lista.end(), [](const auto &a, const auto &b) { return a.data < b.data; }));
}

void FeriadosTeste::fixos()
{
    for (int ano = 2024; ano <= 2030; ++ano) {
        QSet<QDate> fechados;
        for (const auto &f : dominio::feriadosNacionais(ano))
            if (!f.facultativo)
                fechados << f.data;
        QCOMPARE(fechados.size(), 10);
        for (const auto &[mes, dia] :
             {std::pair(1, 1), {4, 21}, {5, 1}, {9, 7}, {10, 12}, {11, 2}, {11, 15}, {11, 20}, {12, 25}})
            QVERIFY(fechados.contains(QDate(ano, mes, dia)));
    }
}

void FeriadosTeste::conscienciaNegraDesde2024()
{
    for (const auto &f : dominio::feriadosNacionais(2023))
        QVERIFY(f.data != QDate(2023, 11, 20));
}

QTEST_GUILESS_MAIN(FeriadosTeste)
#include "feriados_teste.moc"
