// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fusoical.h"

#include <dominio/versoesqt.h>

#include <QTimeZone>

#include <cstdlib>

namespace agendamento {

using dominio::Fuso;
using dominio::Instante;

namespace {

struct Observancia {
    QByteArray desde; // local, by the offset before
    int antes = 0, depois = 0;
    bool verao = false;
    QString sigla;
};

QByteArray deslocamento(int segundos)
{
    const auto dois = [](int n) { return QByteArray::number(n).rightJustified(2, '0'); };
    const int s = std::abs(segundos);
    const QByteArray resto = s % 60 ? dois(s % 60) : QByteArray();
    return (segundos < 0 ? '-' : '+') + dois(s / 3600) + dois(s / 60 % 60) + resto;
}

QDateTime emUtc(Instante quando)
{
    return dominio::emUtc(quando.ms());
}

// Qt 6.4 stops at the last change that the zone's file lists and goes on by the zone's rule only when asked for what
// comes after it.
QTimeZone::OffsetDataList mudancas(const QTimeZone &zona, const QDateTime &de, const QDateTime &ate)
{
    QTimeZone::OffsetDataList todas = zona.transitions(de, ate);
    for (qsizetype antes = 0; todas.size() > antes;) {
        antes = todas.size();
        todas += zona.transitions(todas.last().atUtc.addMSecs(2), ate);
    }
    return todas;
}

QList<Observancia> observancias(const Fuso &fuso, const dominio::Intervalo &periodo)
{
    const QTimeZone zona(fuso.nome().toLatin1());
    const QDateTime de = emUtc(periodo.inicio), ate = emUtc(periodo.fim);
    const auto noInicio = zona.offsetData(de);
    const int inicial = fuso.deslocamento(periodo.inicio);
    // What held when the period began: from before any appointment.
    QList<Observancia> todas{
        {"19700101T000000", inicial, inicial, noInicio.daylightTimeOffset != 0, noInicio.abbreviation}};
    for (const auto &mudanca : mudancas(zona, de, ate)) {
        const Instante quando = Instante::deMs(mudanca.atUtc.toMSecsSinceEpoch());
        const int antes = todas.last().depois, depois = fuso.deslocamento(quando);
        if (quando <= periodo.inicio || depois == antes)
            continue;
        static const Fuso utc;
        const Instante local = quando.maisSegundos(antes);
        todas.append({LinhasIcal::civil(utc.data(local), utc.hora(local)), antes, depois,
                      mudanca.daylightTimeOffset != 0, mudanca.abbreviation});
    }
    if (todas.size() == 1)
        todas.first().verao = false; // a zone that never changes has its standard time
    return todas;
}

} // namespace

void escreverFuso(LinhasIcal &linhas, const Fuso &fuso, const dominio::Intervalo &periodo)
{
    linhas.linha("BEGIN:VTIMEZONE");
    linhas.linha("TZID:" + fuso.nome().toLatin1());
    for (const Observancia &o : observancias(fuso, periodo)) {
        const QByteArray tipo = o.verao ? "DAYLIGHT" : "STANDARD";
        linhas.linha("BEGIN:" + tipo);
        linhas.linha("DTSTART:" + o.desde);
        linhas.linha("TZOFFSETFROM:" + deslocamento(o.antes));
        linhas.linha("TZOFFSETTO:" + deslocamento(o.depois));
        linhas.texto("TZNAME", o.sigla);
        linhas.linha("END:" + tipo);
    }
    linhas.linha("END:VTIMEZONE");
}

} // namespace agendamento
