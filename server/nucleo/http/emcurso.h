// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/threads/prazo.h>

#include <condition_variable>
#include <mutex>
#include <unordered_set>

namespace nucleo {

// The requests under way: whoever ends the server waits for them, or tells them to give up. Outlives them all. Thread
// safe.
class EmCurso
{
public:
    EmCurso() = default;
    EmCurso(const EmCurso &) = delete;
    EmCurso &operator=(const EmCurso &) = delete;

    // A request has begun. It has ended once the last copy of what this gives back is gone.
    [[nodiscard]] std::shared_ptr<void> entrar(const Prazo::Desistencia &desistencia);
    void esperarTodas();
    void desistirDeTodas(); // those that begin later give up at once

private:
    void sair(const Prazo::Desistencia &desistencia);
    std::mutex m_trava;
    std::condition_variable m_acabou;
    std::unordered_set<Prazo::Desistencia> m_desistencias;
    bool m_desistindo = false;
};

} // namespace nucleo
