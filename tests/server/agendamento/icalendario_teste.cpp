// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultorio.h"
#include "leitorical.h"

#include <agendamento/fusoical.h>
#include <agendamento/icalendario.h>
#include <dominio/versoesqt.h>

#include <QTimeZone>
#include <QtTest>

using namespace agendamento;
using namespace Qt::StringLiterals;
using apoio::em;

// The text of RFC 5545 by itself: lines, escapes, zones.
class IcalendarioTeste : public QObject
{
    Q_OBJECT

    static dominio::Fuso fuso(const QString &nome) { return *dominio::Fuso::deIana(nome); }
    static QByteArray zona(const QString &nome, const char *de, const char *ate)
    {
        LinhasIcal linhas;
        escreverFuso(linhas, fuso(nome), {em(de), em(ate)});
        return linhas.bytes();
    }

private Q_SLOTS:
    void linhasDobramEm75Octetos()
    {
        LinhasIcal curta, longa;
        curta.linha(QByteArray(75, 'a'));
        QCOMPARE(curta.bytes(), QByteArray(75, 'a') + "\r\n");
        longa.linha(QByteArray(75 + 74 + 1, 'a'));
        QCOMPARE(longa.bytes(), QByteArray(75, 'a') + "\r\n " + QByteArray(74, 'a') + "\r\n a\r\n");
    }

    // A character of 1 to 4 octets at each place around the fold stays whole, and all of it comes back.
    void dobraNaoCortaCaracteres_data()
    {
        QTest::addColumn<QString>("caractere");
        QTest::newRow("2") << u"ç"_s;
        QTest::newRow("3") << u"€"_s;
        QTest::newRow("4") << u"🩺"_s;
    }
    void dobraNaoCortaCaracteres()
    {
        QFETCH(QString, caractere);
        for (int antes = 0; antes < 10; ++antes) {
            const QByteArray texto = QByteArray(antes, 'x') + caractere.repeated(60).toUtf8();
            LinhasIcal linhas;
            linhas.linha(texto);
            QCOMPARE(apoio::defeitoNasLinhas(linhas.bytes()), QString());
            QCOMPARE(apoio::desdobrar(linhas.bytes()), QList<QByteArray>{texto});
            // As full as they can be: no line but the last has room for one more.
            const auto partes = linhas.bytes().chopped(2).split('\n');
            for (const QByteArray &parte : partes.mid(0, partes.size() - 1))
                QVERIFY(parte.size() - 1 + caractere.toUtf8().size() > 75);
        }
    }

    void textoEscapado_data()
    {
        QTest::addColumn<QString>("texto");
        QTest::addColumn<QByteArray>("escrito");
        QTest::newRow("pontuação") << uR"(a\b;c,d:"e")"_s << QByteArray(R"(a\\b\;c\,d:"e")");
        QTest::newRow("linhas") << u"a\nb\r\nc\rd\n\ne"_s << QByteArray(R"(a\nb\nc\nd\n\ne)");
        QTest::newRow("linhas do Unicode") << u"a\u2028b\u2029c"_s << QByteArray(R"(a\nb\nc)");
        QTest::newRow("controles") << u"a\u0000b\u0007c\u001bd\u007fe\u0085f\tg"_s << QByteArray("abcdef g");
        QTest::newRow("injeção") << u"x\r\nEND:VEVENT"_s << QByteArray(R"(x\nEND:VEVENT)");
        QTest::newRow("emoji") << u"👩🏽‍⚕️ ção"_s << u"👩🏽‍⚕️ ção"_s.toUtf8();
    }
    void textoEscapado()
    {
        QFETCH(QString, texto);
        QTEST(LinhasIcal::escapar(texto), "escrito");
    }

    void fusoSemMudancas()
    {
        QCOMPARE(zona(u"America/Manaus"_s, "2027-01-01T00:00:00Z", "2028-02-01T00:00:00Z"),
                 QByteArray("BEGIN:VTIMEZONE\r\nTZID:America/Manaus\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                            "TZOFFSETFROM:-0400\r\nTZOFFSETTO:-0400\r\nTZNAME:-04\r\nEND:STANDARD\r\n"
                            "END:VTIMEZONE\r\n"));
    }

    void fusoComAsMudancasDoPeriodo()
    {
        QCOMPARE(zona(u"Europe/Lisbon"_s, "2027-02-01T00:00:00Z", "2028-01-01T00:00:00Z"),
                 QByteArray("BEGIN:VTIMEZONE\r\nTZID:Europe/Lisbon\r\n"
                            "BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                            "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nTZNAME:WET\r\nEND:STANDARD\r\n"
                            "BEGIN:DAYLIGHT\r\nDTSTART:20270328T010000\r\n"
                            "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:WEST\r\nEND:DAYLIGHT\r\n"
                            "BEGIN:STANDARD\r\nDTSTART:20271031T020000\r\n"
                            "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:WET\r\nEND:STANDARD\r\n"
                            "END:VTIMEZONE\r\n"));
    }

    // What the zone's file lists ends in 2037; the rule goes on.
    void fusoParaAlemDoArquivo_data()
    {
        QTest::addColumn<QByteArray>("de");
        QTest::addColumn<QByteArray>("ate");
        QTest::addColumn<int>("mudancas");
        QTest::newRow("até 2037") << QByteArray("2036-06-01T00:00:00Z") << QByteArray("2037-12-31T00:00:00Z") << 3;
        QTest::newRow("sobre 2037") << QByteArray("2037-06-01T00:00:00Z") << QByteArray("2038-12-31T00:00:00Z") << 3;
        QTest::newRow("da última em diante")
            << QByteArray("2037-10-25T01:00:00Z") << QByteArray("2038-12-31T00:00:00Z") << 2;
        QTest::newRow("depois") << QByteArray("2041-01-01T00:00:00Z") << QByteArray("2042-12-31T00:00:00Z") << 4;
    }
    void fusoParaAlemDoArquivo()
    {
        QFETCH(QByteArray, de);
        QFETCH(QByteArray, ate);
        const QByteArray texto = zona(u"Europe/Lisbon"_s, de.constData(), ate.constData());
        QTEST(int(texto.count("DTSTART:")) - 1, "mudancas");
    }

    // Every zone of the tz database, over two of its years: the offset that the VTIMEZONE gives is the zone's, day by
    // day and hour by hour around each change.
    void todosOsFusos()
    {
        int vistos = 0;
        for (const QByteArray &id : QTimeZone::availableTimeZoneIds()) {
            const auto f = dominio::Fuso::deIana(QString::fromLatin1(id));
            if (!f)
                continue;
            ++vistos;
            LinhasIcal linhas;
            const auto de = em("2026-11-01T00:00:00Z"), ate = em("2028-11-01T00:00:00Z");
            escreverFuso(linhas, *f, {de, ate});
            QCOMPARE(apoio::defeitoNasLinhas(linhas.bytes()), QString());
            const auto tabela = deslocamentos(linhas.bytes());
            for (auto t = de; t < ate; t = t.maisMinutos(180))
                QVERIFY2(naTabela(tabela, t) == f->deslocamento(t),
                         qPrintable(QString::fromLatin1(id) + u' ' + t.texto()));
        }
        QVERIFY(vistos > 400);
    }

    void horaQueExisteDuasVezesSaiEmUtc()
    {
        ICalendario calendario({u"x"_s,
                                em("2027-10-01T00:00:00Z"),
                                fuso(u"Europe/Lisbon"_s),
                                {em("2027-10-01T00:00:00Z"), em("2027-12-01T00:00:00Z")}});
        const auto evento = [&](const char *inicio, const char *fim) {
            calendario.acrescentar({QString::fromLatin1(inicio), em(inicio), em(fim), fuso(u"Europe/Lisbon"_s),
                                    em("2027-10-01T00:00:00Z")});
        };
        evento("2027-10-31T00:15:00Z", "2027-10-31T00:45:00Z");     // 01:15, the first time
        evento("2027-10-31T01:15:00Z", "2027-10-31T01:45:00Z");     // 01:15, the second time
        evento("2027-10-31T02:00:00Z", "2027-10-31T02:00:00.001Z"); // no fraction of a second
        const auto linhas = apoio::desdobrar(calendario.texto());
        QVERIFY(linhas.contains("DTSTART:20271031T001500Z"));
        QVERIFY(linhas.contains("DTSTART:20271031T011500Z"));
        QVERIFY(linhas.contains("DTEND:20271031T014500Z"));
        QVERIFY(linhas.contains("DTEND;TZID=Europe/Lisbon:20271031T020001"));
    }

private:
    using Tabela = QList<std::pair<qint64, int>>; // from that instant (ms) on, that offset
    static Tabela deslocamentos(const QByteArray &zona)
    {
        Tabela tabela;
        QDateTime inicio;
        int antes = 0;
        const auto segundos = [](const QByteArray &t) {
            const int s = t.mid(1, 2).toInt() * 3600 + t.mid(3, 2).toInt() * 60 + t.mid(5, 2).toInt();
            return t.startsWith('-') ? -s : s;
        };
        for (const QByteArray &linha : apoio::desdobrar(zona)) {
            const QByteArray valor = linha.mid(linha.indexOf(':') + 1);
            if (linha.startsWith("DTSTART:"))
                inicio = QDateTime::fromString(QString::fromLatin1(valor), u"yyyyMMdd'T'HHmmss"_s);
            else if (linha.startsWith("TZOFFSETFROM:"))
                antes = segundos(valor);
            else if (linha.startsWith("TZOFFSETTO:"))
                tabela.append({dominio::emUtc(inicio.date(), inicio.time()).toMSecsSinceEpoch() - antes * 1000LL,
                               segundos(valor)});
        }
        return tabela;
    }
    static int naTabela(const Tabela &tabela, dominio::Instante t)
    {
        int deslocamento = 0;
        for (const auto &[desde, valor] : tabela)
            if (desde <= t.ms())
                deslocamento = valor;
        return deslocamento;
    }
};

QTEST_GUILESS_MAIN(IcalendarioTeste)
#include "icalendario_teste.moc"
