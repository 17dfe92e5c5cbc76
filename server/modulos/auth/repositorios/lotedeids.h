// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/banco/leitura.h>

#include <QList>
#include <QStringList>

#include <algorithm>

namespace auth {

// Ids for "id IN (?, ?, ...)". Lots of three sizes only, filled up with the last id again and again, so that a
// statement is prepared for each size and not for each number of ids.
class LoteDeIds
{
public:
    static constexpr qsizetype maior = 200;

    // From one id to the largest lot.
    explicit LoteDeIds(const QList<dominio::UsuarioId> &ids)
    {
        const qsizetype tamanho = ids.size() <= 4 ? 4 : ids.size() <= 60 ? 60 : maior;
        for (qsizetype i = 0; i < tamanho; ++i)
            m_valores += nucleo::Valor(ids.at(std::min(i, ids.size() - 1)));
    }
    [[nodiscard]] QString lugares() const
    {
        return QStringList(m_valores.size(), QStringLiteral("?")).join(QStringLiteral(", "));
    }
    [[nodiscard]] const QList<nucleo::Valor> &valores() const { return m_valores; }

private:
    QList<nucleo::Valor> m_valores;
};

} // namespace auth
