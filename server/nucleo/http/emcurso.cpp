// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "emcurso.h"

namespace nucleo {

std::shared_ptr<void> EmCurso::entrar(const Prazo::Desistencia &desistencia)
{
    const std::lock_guard guarda(m_trava);
    m_desistencias.insert(desistencia);
    if (m_desistindo)
        desistencia->store(true, std::memory_order_relaxed);
    return {nullptr, [this, desistencia](void *) { sair(desistencia); }};
}

void EmCurso::sair(const Prazo::Desistencia &desistencia)
{
    const std::lock_guard guarda(m_trava);
    m_desistencias.erase(desistencia);
    if (m_desistencias.empty())
        m_acabou.notify_all();
}

void EmCurso::esperarTodas()
{
    std::unique_lock guarda(m_trava);
    m_acabou.wait(guarda, [this] { return m_desistencias.empty(); });
}

void EmCurso::desistirDeTodas()
{
    const std::lock_guard guarda(m_trava);
    m_desistindo = true;
    for (const Prazo::Desistencia &desistencia : m_desistencias)
        desistencia->store(true, std::memory_order_relaxed);
}

} // namespace nucleo
