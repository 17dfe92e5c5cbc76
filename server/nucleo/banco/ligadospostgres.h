// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <libpq-fe.h>

#include <algorithm>
#include <span>
#include <vector>

namespace nucleo {

constexpr Oid oidBool = 16, oidInt8 = 20, oidFloat8 = 701; // pg_type.dat: fixed for good

// Values in the text form of the protocol. Numbers say their type, since "? - column" would otherwise take the
// column's; text takes the type of where it stands, so that ids meet uuid columns.
class Ligados
{
public:
    explicit Ligados(std::span<const Valor> valores)
    {
        m_textos.reserve(valores.size());
        for (const Valor &valor : valores)
            ligar(valor.forma());
    }
    [[nodiscard]] int quantos() const { return int(m_tipos.size()); }
    // PostgreSQL keeps no NUL in a text, and the protocol would end the value there.
    [[nodiscard]] bool cabem() const
    {
        return std::none_of(m_textos.begin(), m_textos.end(), [](const QByteArray &t) { return t.contains('\0'); });
    }
    [[nodiscard]] const Oid *tipos() const { return m_tipos.data(); }
    [[nodiscard]] const char *const *valores() const { return m_valores.data(); }

private:
    void ligar(const Valor::Forma &forma)
    {
        if (const auto *inteiro = std::get_if<qint64>(&forma))
            por(QByteArray::number(*inteiro), oidInt8);
        else if (const auto *real = std::get_if<double>(&forma))
            por(QByteArray::number(*real, 'g', 17), oidFloat8);
        else if (const auto *texto = std::get_if<QByteArray>(&forma))
            por(*texto, 0);
        else
            m_tipos.push_back(0), m_valores.push_back(nullptr);
    }
    void por(QByteArray texto, Oid tipo)
    {
        m_textos.push_back(std::move(texto));
        m_tipos.push_back(tipo);
        m_valores.push_back(m_textos.back().constData());
    }
    std::vector<QByteArray> m_textos; // what m_valores points into
    std::vector<Oid> m_tipos;
    std::vector<const char *> m_valores;
};

} // namespace nucleo
