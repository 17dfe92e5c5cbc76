// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <dominio/resultado.h>

#include <atomic>
#include <memory>

namespace nucleo {

// Until when a use case may run, and whether its client still waits for the answer. The HTTP front makes one for each
// request and sets it for the thread that runs the use case (Prazo::Vigente). Loops over many things and the reading
// connections of the databases ask it and stop. A value: copies share the client's state. Thread safe.
class Prazo
{
public:
    using Desistencia = std::shared_ptr<std::atomic<bool>>; // true: the client has gone

    Prazo() = default; // never ends: workers, tools and tests
    // ateMs: by relogio.monotonicoMs(). The clock outlives every copy.
    Prazo(const dominio::Relogio &relogio, qint64 ateMs, Desistencia desistencia = {});

    [[nodiscard]] bool acabou() const;     // the time is over, or the client has gone
    [[nodiscard]] bool clienteIdo() const; // the client has gone
    // 0 once it is over; semFim where it never ends.
    [[nodiscard]] qint64 restamMs() const;
    static constexpr qint64 semFim = -1;
    // Indisponivel, to be tried again after a second, once it is over.
    [[nodiscard]] dominio::Resultado<void> conferir() const;

    // That of the use case which the calling thread runs; one that never ends outside of any.
    [[nodiscard]] static const Prazo &desta();

    // Makes a deadline that of the calling thread for as long as this lives; the earlier one is back afterwards.
    class Vigente
    {
    public:
        explicit Vigente(const Prazo &prazo);
        ~Vigente();
        Vigente(const Vigente &) = delete;
        Vigente &operator=(const Vigente &) = delete;

    private:
        const Prazo *m_anterior;
    };

private:
    const dominio::Relogio *m_relogio = nullptr;
    qint64 m_ateMs = 0;
    Desistencia m_desistencia;
};

} // namespace nucleo
