// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

#include <random>

namespace modelo {

// Draws that are the same everywhere for the same seed, which the standard's distributions are not.
class Acaso
{
public:
    explicit Acaso(quint64 semente) : m_motor(semente) {}
    [[nodiscard]] int ate(int limite) { return int(m_motor() % quint64(limite)); } // 0 … limite - 1
    [[nodiscard]] int entre(int menor, int maior) { return menor + ate(maior - menor + 1); }
    [[nodiscard]] bool chance(int porCento) { return ate(100) < porCento; }
    template<class T>
    [[nodiscard]] T de(const QList<T> &itens)
    {
        return itens.isEmpty() ? T() : itens.at(ate(int(itens.size())));
    }

private:
    std::mt19937_64 m_motor;
};

} // namespace modelo
