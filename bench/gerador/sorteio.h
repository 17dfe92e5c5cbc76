// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>

#include <cmath>
#include <cstdint>
#include <span>

namespace gerador {

// splitmix64: one number decides the rest, the same on every machine, so that the n-th patient can be made again
// without keeping a million of them.
class Sorteio
{
public:
    explicit Sorteio(uint64_t semente) : m_estado(semente) {}
    uint64_t numero()
    {
        uint64_t z = m_estado += 0x9e3779b97f4a7c15ULL;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    int ate(int limite) { return int(numero() % uint64_t(limite)); }
    double fracao() { return double(numero() >> 11) / double(1ULL << 53); }
    bool chance(double parte) { return fracao() < parte; }
    // The first ones most often, as names and regular patients are.
    int desigual(int limite, double expoente) { return int(double(limite) * std::pow(fracao(), expoente)); }
    template<class T>
    const T &um(std::span<const T> lista)
    {
        return lista[size_t(ate(int(lista.size())))];
    }

private:
    uint64_t m_estado;
};

// UUIDv7 of a moment: what the product would have made then, but for the chance in it.
inline QUuid uuid7(qint64 ms, Sorteio &sorteio)
{
    const uint64_t a = sorteio.numero(), b = sorteio.numero();
    return QUuid(uint(quint64(ms) >> 16), ushort(ms & 0xffff), ushort(0x7000 | (a & 0x0fff)),
                 uchar(0x80 | ((b >> 56) & 0x3f)), uchar(b >> 48), uchar(b >> 40), uchar(b >> 32), uchar(b >> 24),
                 uchar(b >> 16), uchar(b >> 8), uchar(b));
}

} // namespace gerador
