// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>

#include <atomic>

namespace apoio {

// A clock that only the test moves. Safe to move while other threads read it.
class RelogioFalso final : public dominio::Relogio
{
public:
    explicit RelogioFalso(dominio::Instante agora) : m_ms(agora.ms()) {}
    [[nodiscard]] dominio::Instante agora() const override { return dominio::Instante::deMs(m_ms); }
    [[nodiscard]] qint64 monotonicoMs() const override { return m_monotonico; }

    void ajustar(dominio::Instante agora) { m_ms = agora.ms(); } // the wall clock only, as an operator would
    void avancarMs(qint64 ms)                                    // time passes: both
    {
        m_ms += ms;
        m_monotonico += ms;
    }
    void avancarMinutos(qint64 minutos) { avancarMs(minutos * 60'000); }

private:
    std::atomic<qint64> m_ms;
    std::atomic<qint64> m_monotonico = 0;
};

} // namespace apoio
