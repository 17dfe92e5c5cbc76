// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace notificacoes {

// Keeps something that is down from being asked again for every message in the queue: after a failure it is left alone
// for a pause that grows to a minute, then one message goes ahead as a probe. Monotonic milliseconds. One thread.
class Disjuntor
{
public:
    static constexpr qint64 primeiraPausaMs = 5'000, maiorPausaMs = 60'000;

    void falhou(qint64 agora)
    {
        m_ate = agora + std::min(primeiraPausaMs << std::min(m_falhas, 8), maiorPausaMs);
        ++m_falhas;
    }
    void respondeu() { m_falhas = 0; }
    [[nodiscard]] bool sondando() const { return m_falhas > 0; }
    [[nodiscard]] int falhas() const { return m_falhas; }
    [[nodiscard]] qint64 restaMs(qint64 agora) const { return m_falhas == 0 ? 0 : std::max<qint64>(m_ate - agora, 0); }

private:
    int m_falhas = 0;
    qint64 m_ate = 0;
};

} // namespace notificacoes
