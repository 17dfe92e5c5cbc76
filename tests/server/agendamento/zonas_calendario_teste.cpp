// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinicadosfusos.h"
#include "leitorical.h"

#include <QtTest>

using namespace apoio;
using namespace Qt::StringLiterals;

namespace {

const QString lisboa = u"Europe/Lisbon"_s, saoPaulo = u"America/Sao_Paulo"_s;

QString emUtc(const QString &momento)
{
    return dominio::Instante::deTexto(momento)->texto();
}

// The lines of a zone's observances, each "DTSTART FROM TO".
QStringList observancias(const QByteArray &feed, const QByteArray &zona)
{
    QStringList achadas;
    QByteArray desde, antes;
    bool dela = false;
    for (const QByteArray &linha : desdobrar(feed)) {
        if (linha == "BEGIN:VEVENT")
            break;
        if (linha.startsWith("TZID:"))
            dela = linha == "TZID:" + zona;
        if (linha.startsWith("DTSTART:"))
            desde = linha.mid(8);
        if (linha.startsWith("TZOFFSETFROM:"))
            antes = linha.mid(13);
        if (dela && linha.startsWith("TZOFFSETTO:"))
            achadas << QString::fromLatin1(desde + ' ' + antes + ' ' + linha.mid(11));
    }
    return achadas;
}

} // namespace

// A doctor's feed around the days on which the clocks change, read back by python3-icalendar: by the zone's name and by
// the feed's own VTIMEZONE.
class ZonasCalendarioTeste : public QObject
{
    Q_OBJECT

    std::unique_ptr<ClinicaDosFusos> f;
    QByteArray m_link;
    QHash<QString, std::pair<QString, QString>> m_marcadas; // id: start and end as answered

    void abrir(const char *agora)
    {
        f = std::make_unique<ClinicaDosFusos>(agora);
        m_marcadas.clear();
        m_link.clear();
    }
    RespostaDoCaso feed()
    {
        if (m_link.isEmpty())
            m_link = f->c.post("/medicos/" + id(f->medico) + "/agenda.ics", f->medico, {}).texto(u"url"_s).toLatin1();
        return f->c.get(m_link);
    }
    bool marcar(const QString &inicio, int duracaoMin = 30)
    {
        const auto r = f->marcar(inicio, {{u"duracaoMin"_s, duracaoMin}});
        if (r.status != 201)
            qWarning() << inicio << r.status << r.codigo;
        m_marcadas.insert(r.texto(u"id"_s), {r.texto(u"inicio"_s), r.texto(u"fim"_s)});
        return r.status == 201 && r.texto(u"inicio"_s) == inicio;
    }
    void conferir(const FeedLido &lido, int quantos)
    {
        QCOMPARE(lido.falha, QString());
        QCOMPARE(lido.eventos.size(), quantos);
        for (auto it = m_marcadas.begin(); it != m_marcadas.end(); ++it) {
            const QJsonObject e = lido.evento(it.key());
            for (const char *chave : {"inicio", "inicioPelaZona"})
                QCOMPARE(e.value(QLatin1String(chave)).toString(), emUtc(it->first));
            for (const char *chave : {"fim", "fimPelaZona"})
                QCOMPARE(e.value(QLatin1String(chave)).toString(), emUtc(it->second));
        }
    }

private Q_SLOTS:
    void cleanup() { f.reset(); }

    void lisboaAntesNoMeioEDepois()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"00:00"_s, u"23:59"_s, 29));
        for (const char *inicio :
             {"2027-03-27T23:30:00Z", "2027-03-28T00:00:00Z", "2027-03-28T02:30:00+01:00", "2027-03-28T22:00:00+01:00",
              "2027-10-30T23:00:00+01:00", "2027-10-31T00:00:00+01:00", "2027-10-31T01:00:00+01:00",
              "2027-10-31T01:00:00Z", "2027-10-31T01:30:00Z", "2027-10-31T02:00:00Z", "2027-11-01T00:00:00Z"})
            QVERIFY(marcar(QString::fromLatin1(inicio), 29));
        QVERIFY(marcar(u"2027-03-28T00:30:00Z"_s, 60));      // over the gap
        QVERIFY(marcar(u"2027-10-31T01:30:00+01:00"_s, 30)); // ends as the second round begins
        const QByteArray texto = feed().corpo;
        QCOMPARE(defeitoNasLinhas(texto), QString());
        const FeedLido lido = lerComPython(texto);
        conferir(lido, 13);
        QCOMPARE(observancias(texto, "Europe/Lisbon").mid(1),
                 (QStringList{u"20270328T010000 +0000 +0100"_s, u"20271031T020000 +0100 +0000"_s}));
        // What exists twice goes out in UTC: the format means the first (3.3.5), pytz and those who use it the second.
        const auto duasVezes = [](const QString &momento) {
            const auto quando = *dominio::Instante::deTexto(momento);
            return quando >= em("2027-10-31T00:00:00Z") && quando < em("2027-10-31T02:00:00Z");
        };
        for (auto it = m_marcadas.begin(); it != m_marcadas.end(); ++it)
            QCOMPARE(lido.evento(it.key()).value(u"fuso"_s).isNull(), duasVezes(it->first) || duasVezes(it->second));
    }

    void saoPauloNoDiaQueComecaAUmaHora()
    {
        abrir("2018-10-20T08:00:00-03:00");
        QVERIFY(f->agenda(f->medico, saoPaulo, u"00:00"_s, u"23:59"_s, 29));
        for (const char *inicio :
             {"2018-11-03T23:30:00-03:00", "2018-11-04T01:00:00-02:00", "2018-11-05T00:00:00-02:00",
              "2019-02-16T22:30:00-02:00", "2019-02-16T23:00:00-02:00", "2019-02-17T00:00:00-03:00"})
            QVERIFY(marcar(QString::fromLatin1(inicio), 29));
        const QByteArray texto = feed().corpo;
        conferir(lerComPython(texto), 6);
        QCOMPARE(observancias(texto, "America/Sao_Paulo").mid(1),
                 (QStringList{u"20181104T000000 -0300 -0200"_s, u"20190217T000000 -0200 -0300"_s}));
    }

    void cincoFusosNumFeed()
    {
        abrir("2027-03-20T08:00:00Z");
        const std::pair<QString, QString> zonas[] = {{lisboa, u"+01:00"_s},
                                                     {u"America/Noronha"_s, u"-02:00"_s},
                                                     {saoPaulo, u"-03:00"_s},
                                                     {u"America/Manaus"_s, u"-04:00"_s},
                                                     {u"America/Rio_Branco"_s, u"-05:00"_s}};
        int dia = 1;
        for (const auto &[zona, deslocamento] : zonas) {
            QVERIFY(f->agenda(f->medico, zona, u"08:00"_s, u"18:00"_s, 30, {dia}));
            QVERIFY(marcar(QDate(2027, 3, 28).addDays(dia).toString(Qt::ISODate) + u"T10:00:00"_s + deslocamento));
            ++dia;
        }
        const QByteArray texto = feed().corpo;
        const FeedLido lido = lerComPython(texto);
        conferir(lido, 5);
        for (const auto &[zona, deslocamento] : zonas) {
            QVERIFY(lido.tudo.value(u"zonas"_s).toArray().contains(zona));
            QCOMPARE(observancias(texto, zona.toLatin1()).size(), zona == lisboa ? 3 : 1);
        }
        QCOMPARE(observancias(texto, "America/Rio_Branco"), QStringList{u"19700101T000000 -0500 -0500"_s});
    }

    // Calendar programs ask every quarter of an hour.
    void marcaSoMudaComOConteudo()
    {
        abrir("2027-03-20T08:00:00Z");
        QVERIFY(f->agenda(f->medico, lisboa, u"08:00"_s, u"18:00"_s));
        QVERIFY(marcar(u"2027-03-29T10:00:00+01:00"_s));
        const auto antes = feed();
        QVERIFY(antes.etag.startsWith("W/\""));
        f->c.relogio.avancarMinutos(15);
        const auto depois = feed();
        QVERIFY(depois.corpo != antes.corpo); // the time of asking is in it
        QCOMPARE(depois.etag, antes.etag);
        QVERIFY(marcar(u"2027-03-29T11:00:00+01:00"_s));
        QVERIFY(feed().etag != antes.etag);
    }
};

QTEST_GUILESS_MAIN(ZonasCalendarioTeste)
#include "zonas_calendario_teste.moc"
