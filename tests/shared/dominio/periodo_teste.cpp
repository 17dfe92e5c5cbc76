// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <dominio/periodo.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dominio;

// How far what a request names may reach: at each bound, and one past it.
class PeriodoTeste : public QObject
{
    Q_OBJECT

    static std::optional<CodigoCampo> erroDe(const QString &texto)
    {
        const auto lido = Limite::deTexto(texto);
        return lido ? std::nullopt : std::optional(lido.error());
    }

private Q_SLOTS:
    void anos_data()
    {
        QTest::addColumn<QString>("texto");
        QTest::addColumn<std::optional<CodigoCampo>>("erro");
        const auto linha = [](const QString &texto, std::optional<CodigoCampo> erro) {
            QTest::newRow(qPrintable(texto)) << texto << erro;
        };
        linha(u"2026-12-01"_s, {});
        linha(u"1900-01-01"_s, {});
        linha(u"2200-12-31"_s, {});
        linha(u"1899-12-31"_s, CodigoCampo::Minimo);
        linha(u"2201-01-01"_s, CodigoCampo::Maximo);
        linha(u"9999-12-31"_s, CodigoCampo::Maximo);
        linha(u"0001-01-01"_s, CodigoCampo::Minimo);
        linha(u"2200-12-31T23:59:59-12:00"_s, {}); // the year as it is written
        linha(u"2201-01-01T00:00:00+14:00"_s, CodigoCampo::Maximo);
        linha(u"1900-01-01T00:00:00+14:00"_s, {});
        linha(u"1899-12-31T23:59:59Z"_s, CodigoCampo::Minimo);
        linha(u"9999-12-31T23:59:59Z"_s, CodigoCampo::Maximo);
        linha(u"2026-12-01T08:00:00 03:00"_s, {}); // a plus sign that came as a space
        for (const QString &texto :
             {u""_s, u"amanha"_s, u"2026-13-01"_s, u"2026-02-30"_s, u"20261201"_s, u"99999-01-01"_s, u"2026-12-1"_s,
              u"2026-W49-2"_s, u"-2026-12-0"_s, u"2026-12-01T08:00:00"_s, u"٢٠٢٦-١٢-٠١"_s})
            linha(texto, CodigoCampo::Formato);
    }
    void anos()
    {
        QFETCH(QString, texto);
        QFETCH(std::optional<CodigoCampo>, erro);
        QCOMPARE(erroDe(texto), erro);
        if (texto.size() == 10 && erro != CodigoCampo::Formato)
            QCOMPARE(lerData(texto).has_value(), !erro);
        if (texto.size() > 10 && !texto.contains(u' '))
            QCOMPARE(lerInstante(texto).has_value(), !erro);
    }

    void oErroDizOAno()
    {
        QCOMPARE(anoDoErro(CodigoCampo::Maximo), 2200);
        QCOMPARE(anoDoErro(CodigoCampo::Minimo), 1900);
        QCOMPARE(anoDoErro(CodigoCampo::Formato), 0);
    }

    void extensaoNoLimiteEUmAMais()
    {
        const QDate de(2026, 12, 1);
        const auto fora = [&](int dias) { return periodoFora(de, de.addDays(dias), diasDeHorarios); };
        QCOMPARE(fora(62), std::optional<CodigoCampo>());
        QCOMPARE(fora(63), std::optional(CodigoCampo::Maximo));
        QCOMPARE(fora(0), std::optional<CodigoCampo>());
        QCOMPARE(fora(-1), std::optional(CodigoCampo::Minimo));
        const Instante agora = *Instante::deTexto(u"2026-12-01T08:00:00Z");
        QCOMPARE(periodoFora(agora, agora.maisMinutos(62 * 1440), 62), std::optional<CodigoCampo>());
        QCOMPARE(periodoFora(agora, agora.maisMinutos(63 * 1440), 62), std::optional(CodigoCampo::Maximo));
        QCOMPARE(periodoFora(agora, QDate(2200, 12, 31), 62), std::optional(CodigoCampo::Maximo));
    }

    void cincoAnosQuaisquer()
    {
        for (int ano = 1900; ano < 2195; ++ano)
            for (const QDate de : {QDate(ano, 1, 1), QDate(ano, 2, 28), QDate(ano, 12, 31)}) {
                QCOMPARE(periodoFora(de, de.addYears(5), diasDeLista), std::optional<CodigoCampo>());
                QCOMPARE(periodoFora(de, de.addYears(5).addDays(3), diasDeLista), std::optional(CodigoCampo::Maximo));
            }
    }

    void somaDias()
    {
        const Fuso fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
        QCOMPARE(Limite(QDate(2026, 12, 1)).maisDias(62).em(fuso).texto(), u"2027-02-01T03:00:00Z"_s);
        const Instante agora = *Instante::deTexto(u"2026-12-01T08:00:00Z");
        QCOMPARE(Limite(agora).maisDias(1).em(fuso).texto(), u"2026-12-02T08:00:00Z"_s);
    }
};

QTEST_GUILESS_MAIN(PeriodoTeste)
#include "periodo_teste.moc"
