// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/texto.h>

#include <QtTest>

using namespace Qt::StringLiterals;

class TextoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controle();
    void invisivel_data();
    void invisivel();
    void oQueSeVeFica();
};

void TextoTeste::controle()
{
    for (const char32_t c : {U'\0', U'\n', U'\t', U'\x1f', U'\x7f', U'\u0080', U'\u009f', U'\u2028', U'\u2029'})
        QVERIFY(dominio::temControle(u"Ana"_s + QString::fromUcs4(&c, 1)));
    for (const char32_t c : {U' ', U'~', U'\u00a0', U'\u2027', U'\u202f'})
        QVERIFY(!dominio::temControle(u"Ana"_s + QString::fromUcs4(&c, 1)));
    QVERIFY(!dominio::temControle(u"a\n\tb", true));
    QVERIFY(dominio::temControle(u"a\rb", true));
}

void TextoTeste::invisivel_data()
{
    QTest::addColumn<char32_t>("c");
    for (const char32_t c :
         {U'\u00ad', U'\u061c', U'\u115f', U'\u1160',     U'\u180e',     U'\u200b',     U'\u200e',    U'\u200f',
          U'\u202a', U'\u202e', U'\u2060', U'\u2066',     U'\u2069',     U'\u206f',     U'\u3164',    U'\ufeff',
          U'\uffa0', U'\ufff9', U'\ufffb', U'\U000e0000', U'\U000e0041', U'\U000e007f', U'\U000e0fff'})
        QTest::newRow(qPrintable(QString::number(c, 16))) << c;
}

void TextoTeste::invisivel()
{
    QFETCH(char32_t, c);
    const char32_t com[] = {U'|', c}; // at the very beginning U+FEFF would be taken for a byte order mark
    for (const QString &forma : {u"%1Ana"_s, u"A%1na"_s, u"Ana%1"_s})
        QVERIFY(dominio::temInvisivel(forma.arg(QString::fromUcs4(com, 2).mid(1))));
}

// Neighbours of what is refused, scripts of the world, emoji made of several.
void TextoTeste::oQueSeVeFica()
{
    for (const char32_t c : {U'\u00ac', U'\u00ae', U'\u200a', U'\u200c', U'\u200d', U'\u2010', U'\u202f', U'\u205f',
                             U'\u2070', U'\U000dffff', U'\U000e1000'})
        QVERIFY2(!dominio::temInvisivel(u"Ana"_s + QString::fromUcs4(&c, 1)), qPrintable(QString::number(c, 16)));
    for (const QString &nome : {u"João d'Ávila-Conceição"_s, u"山田 太郎"_s, u"محمد"_s, u"דָּוִד"_s,
                                u"می‌خواهم"_s, u"👨‍👩‍👧"_s, u"Nguyễn"_s})
        QVERIFY2(!dominio::temInvisivel(nome), qPrintable(nome));
}

QTEST_GUILESS_MAIN(TextoTeste)
#include "texto_teste.moc"
