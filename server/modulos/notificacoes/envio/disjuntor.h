// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace notificacoes {

// Keeps something that is down from being asked again for every message in the queue: after a failure it is left alone
// for a pause that doubles up to a limit, then one message goes ahead as a probe. Monotonic milliseconds. One thread.
class Disjuntor
{
public:
    Disjuntor(qint64 primeiraPausaMs, qint64 maiorPausaMs) : m_primeira(primeiraPausaMs), m_maior(maiorPausaMs) {}

    void falhou(qint64 agora)
    {
        m_ate = agora + std::min(m_primeira << std::min(m_falhas, 8), m_maior);
        ++m_falhas;
    }
    void respondeu() { m_falhas = 0; }
    [[nodiscard]] bool sondando() const { return m_falhas > 0; }
    [[nodiscard]] int falhas() const { return m_falhas; }
    [[nodiscard]] qint64 restaMs(qint64 agora) const { return m_falhas == 0 ? 0 : std::max<qint64>(m_ate - agora, 0); }

private:
    const qint64 m_primeira, m_maior;
    int m_falhas = 0;
    qint64 m_ate = 0;
};

} // namespace notificacoes
