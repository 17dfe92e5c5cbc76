// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace enquadramento {

// Numbers that look random and are the same on every machine for the same seed (splitmix64).
class Acaso
{
public:
    explicit Acaso(quint64 semente) : m_estado(semente) {}
    quint64 proximo();
    quint32 ate(quint32 fim) { return quint32(proximo() % fim); } // 0..fim-1
    bool umaEm(quint32 quantas) { return ate(quantas) == 0; }

private:
    quint64 m_estado;
};

// The n-th case of a seed: one to three requests, most of them damaged where parsers are known to differ, and in the
// end a healthy one that asks to close the connection.
[[nodiscard]] QByteArray gerar(quint64 semente, quint64 n);

} // namespace enquadramento
