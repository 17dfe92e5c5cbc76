// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "icalendario.h"

#include "fusoical.h"

#include <algorithm>

namespace agendamento {

using dominio::Fuso;
using dominio::Instante;
using namespace Qt::StringLiterals;

namespace {

QByteArray textoDe(EventoIcal::Estado estado)
{
    switch (estado) {
    case EventoIcal::Estado::Provisorio:
        return "TENTATIVE";
    case EventoIcal::Estado::Confirmado:
        return "CONFIRMED";
    case EventoIcal::Estado::Cancelado:
        break;
    }
    return "CANCELLED";
}

Instante segundoInteiro(Instante quando) // the format knows no fractions
{
    return quando.maisMs(-(((quando.ms() % 1000) + 1000) % 1000));
}

// A civil time that exists twice means its first occurrence (3.3.5), so the second one cannot be written as one; and
// the first had better not be: there are readers (whatever is built on pytz) who take it for the second.
bool temHoraCivil(const Fuso &fuso, Instante quando)
{
    constexpr int diaSegundos = 24 * 3600;
    if (fuso.exato(fuso.data(quando), fuso.hora(quando)) != quando)
        return false;
    const int depois = fuso.deslocamento(quando.maisSegundos(diaSegundos));
    const Instante outra = quando.maisSegundos(fuso.deslocamento(quando) - depois);
    return outra == quando || fuso.deslocamento(outra) != depois;
}

} // namespace

ICalendario::ICalendario(Cabecalho cabecalho) : m_cabecalho(std::move(cabecalho)), m_periodo(m_cabecalho.periodo) {}

void ICalendario::horas(const EventoIcal &e)
{
    const Instante inicio = segundoInteiro(e.inicio);
    const Instante fim = segundoInteiro(e.fim.maisMs(999)); // never at the start
    if (e.fuso == Fuso() || !temHoraCivil(e.fuso, inicio) || !temHoraCivil(e.fuso, fim)) {
        m_eventos.instante("DTSTART", inicio);
        m_eventos.instante("DTEND", fim);
        return;
    }
    const QByteArray fuso = ";TZID=" + e.fuso.nome().toLatin1() + ':';
    m_eventos.linha("DTSTART" + fuso + LinhasIcal::civil(e.fuso.data(inicio), e.fuso.hora(inicio)));
    m_eventos.linha("DTEND" + fuso + LinhasIcal::civil(e.fuso.data(fim), e.fuso.hora(fim)));
    m_usados.emplace(e.fuso.nome(), e.fuso);
    m_periodo.inicio = std::min(m_periodo.inicio, inicio);
    m_periodo.fim = std::max(m_periodo.fim, fim);
}

void ICalendario::acrescentar(const EventoIcal &e)
{
    const bool cancelado = e.estado == EventoIcal::Estado::Cancelado;
    m_eventos.linha("BEGIN:VEVENT");
    m_eventos.texto("UID", e.uid);
    m_eventos.instante("DTSTAMP", m_cabecalho.agora);
    horas(e);
    m_eventos.instante("LAST-MODIFIED", e.mudadoEm);
    m_eventos.linha("SEQUENCE:" + QByteArray::number(e.sequencia));
    m_eventos.linha("STATUS:" + textoDe(e.estado));
    m_eventos.linha(cancelado ? "TRANSP:TRANSPARENT" : "TRANSP:OPAQUE");
    m_eventos.linha("CLASS:PRIVATE"); // who shares the calendar shows when they are busy, not with what
    m_eventos.texto("SUMMARY", e.resumo);
    m_eventos.texto("LOCATION", e.local);
    m_eventos.texto("DESCRIPTION", e.descricao);
    m_eventos.linha("END:VEVENT");
}

QByteArray ICalendario::texto() const
{
    LinhasIcal linhas;
    linhas.linha("BEGIN:VCALENDAR");
    linhas.linha("VERSION:2.0");
    linhas.linha("PRODID:-//Agenda//Agenda//PT");
    linhas.linha("CALSCALE:GREGORIAN");
    linhas.linha("METHOD:PUBLISH");
    linhas.linha("REFRESH-INTERVAL;VALUE=DURATION:PT15M");
    linhas.linha("X-PUBLISHED-TTL:PT15M");
    linhas.texto("X-WR-CALNAME", m_cabecalho.nome);
    auto fusos = m_usados;
    if (fusos.empty())
        fusos.emplace(m_cabecalho.fuso.nome(), m_cabecalho.fuso);
    for (const auto &[nome, fuso] : fusos)
        escreverFuso(linhas, fuso, m_periodo);
    return linhas.bytes() + m_eventos.bytes() + "END:VCALENDAR\r\n";
}

} // namespace agendamento
