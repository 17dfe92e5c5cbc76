// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>
#include <QUuid>

#include <mutex>

namespace nucleo {

// Token buckets by key: `porMinuto` requests a minute, as many at once. Thread safe; forgets keys that are full again.
template<class Chave>
class Limitador
{
public:
    explicit Limitador(int porMinuto) : m_porMinuto(porMinuto) {}

    struct Veredito {
        bool aceita = true;
        int restam = 0;
        int esperarSegundos = 0; // until the next one is accepted (or, accepted, until all are there again)
    };

    Veredito pedir(const Chave &chave, qint64 agoraMs)
    {
        if (m_porMinuto <= 0)
            return {};
        const double porMs = m_porMinuto / 60'000.0;
        const std::lock_guard guarda(m_trava);
        if (m_baldes.size() > maximoDeChaves && agoraMs >= m_limpar)
            esquecer(agoraMs);
        Balde &b = m_baldes[chave];
        if (b.quando < 0)
            b.fichas = m_porMinuto;
        else
            b.fichas = std::min<double>(m_porMinuto, b.fichas + double(agoraMs - b.quando) * porMs);
        b.quando = agoraMs;
        if (b.fichas < 1)
            return {false, 0, int((1 - b.fichas) / porMs / 1000) + 1};
        b.fichas -= 1;
        return {true, int(b.fichas), int((m_porMinuto - b.fichas) / porMs / 1000) + 1};
    }
    [[nodiscard]] int porMinuto() const { return m_porMinuto; }

private:
    static constexpr qsizetype maximoDeChaves = 100'000;
    struct Balde {
        double fichas = 0;
        qint64 quando = -1; // monotonic ms; -1: new
    };
    void esquecer(qint64 agoraMs)
    {
        m_baldes.removeIf([&](auto it) { return agoraMs - it.value().quando > 60'000; });
        m_limpar = agoraMs + 1'000; // a walk over all of them is not every request's to pay
    }
    const int m_porMinuto;
    std::mutex m_trava;
    QHash<Chave, Balde> m_baldes;
    qint64 m_limpar = 0;
};

} // namespace nucleo
