// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoriadeeventos.h"

namespace nucleo {

namespace {

constexpr qsizetype tamanhoDoId = 36;

QByteArray textoDo(const QUuid &id)
{
    return dominio::textoDeUuid(id).toLatin1();
}

} // namespace

bool MemoriaDeEventos::interno(const Evento &evento)
{
    return evento.publico && evento.publico->perfis.isEmpty() && evento.publico->ids.isEmpty();
}

void MemoriaDeEventos::recordar(const QList<Evento> &recentes, bool tudo)
{
    if (!tudo)
        m_anterior.reset();
    for (const Evento &evento : recentes) {
        if (interno(evento))
            continue;
        lembrar(evento);
        // An event of an earlier version does not say who may see it. A client that missed it loads everything anew:
        // it and all before it are forgotten.
        while (!evento.publico && !m_eventos.empty())
            esquecerPrimeiro();
    }
}

const MemoriaDeEventos::Lembrado &MemoriaDeEventos::lembrar(const Evento &evento)
{
    const QByteArray json = evento.json();
    QByteArray bloco;
    bloco.reserve(json.size() + evento.tipo.size() + 64);
    bloco.append("event: ").append(evento.tipo).append("\nid: ");
    dominio::juntarUuid(bloco, evento.id);
    bloco.append("\ndata: ").append(json).append("\n\n");
    m_eventos.push_back({evento.id, evento.publico, evento.unidade, std::move(bloco)});
    m_lugares.insert(evento.id, ++m_vistos);
    m_bytes += m_eventos.back().bloco.size();
    while (qsizetype(m_eventos.size()) > maximo || (m_bytes > bytesMaximos && m_eventos.size() > 1))
        esquecerPrimeiro();
    return m_eventos.back();
}

void MemoriaDeEventos::esquecerPrimeiro()
{
    if (m_anterior)
        m_lugares.remove(*m_anterior);
    m_anterior = m_eventos.front().id; // its place can still be named: all since then is here
    m_bytes -= m_eventos.front().bloco.size();
    m_eventos.pop_front();
}

QByteArray MemoriaDeEventos::idDoLugar() const
{
    return textoDo(m_eventos.empty() ? m_anterior.value_or(QUuid()) : m_eventos.back().id);
}

std::optional<quint64> MemoriaDeEventos::lugarDe(const QByteArray &id) const
{
    if (id.size() != tamanhoDoId)
        return std::nullopt;
    const QUuid lido = QUuid::fromString(QLatin1String(id));
    if (textoDo(lido) != id) // in the form in which it was given, or not ours
        return std::nullopt;
    if (m_anterior && lido == *m_anterior)
        return primeiro();
    const auto achado = m_lugares.constFind(lido);
    return achado == m_lugares.cend() ? std::nullopt : std::optional(*achado);
}

} // namespace nucleo
