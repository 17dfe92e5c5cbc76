// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "prazo.h"

#include <algorithm>

namespace nucleo {

namespace {

const Prazo semPrazo;
thread_local const Prazo *vigente = &semPrazo;

} // namespace

Prazo::Prazo(const dominio::Relogio &relogio, qint64 ateMs, Desistencia desistencia) :
    m_relogio(&relogio), m_ateMs(ateMs), m_desistencia(std::move(desistencia))
{}

bool Prazo::clienteIdo() const
{
    return m_desistencia && m_desistencia->load(std::memory_order_relaxed);
}

bool Prazo::acabou() const
{
    return clienteIdo() || (m_relogio && m_relogio->monotonicoMs() >= m_ateMs);
}

qint64 Prazo::restamMs() const
{
    if (clienteIdo())
        return 0;
    return m_relogio ? std::max<qint64>(0, m_ateMs - m_relogio->monotonicoMs()) : semFim;
}

dominio::Resultado<void> Prazo::conferir() const
{
    if (!acabou())
        return {};
    dominio::Erro erro(dominio::Codigo::Indisponivel,
                       clienteIdo() ? QStringLiteral("the client has gone") : QStringLiteral("past its deadline"));
    erro.tentarEmSegundos = 1;
    return dominio::falha(erro);
}

const Prazo &Prazo::desta()
{
    return *vigente;
}

Prazo::Vigente::Vigente(const Prazo &prazo) : m_anterior(std::exchange(vigente, &prazo)) {}

Prazo::Vigente::~Vigente()
{
    vigente = m_anterior;
}

} // namespace nucleo
