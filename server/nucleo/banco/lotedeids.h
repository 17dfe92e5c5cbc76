// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <QList>
#include <QStringList>

#include <algorithm>

namespace nucleo {

// Ids for "id IN (?, ?, ...)". Lots of three sizes only, filled up with the last id again and again, so that a
// statement is prepared for each size and not for each number of ids.
class LoteDeIds
{
public:
    static constexpr qsizetype maior = 200;
    // Calls f with each lot that the ids come to; the first failure ends it.
    template<class Id, class F>
    [[nodiscard]] static Resultado<void> paraCada(const QList<Id> &ids, F &&f)
    {
        for (qsizetype de = 0; de < ids.size(); de += maior)
            AGENDA_TENTAR(f(LoteDeIds(ids.mid(de, maior))));
        return {};
    }

    // From one id to the largest lot.
    template<class Id>
    explicit LoteDeIds(const QList<Id> &ids)
    {
        const qsizetype tamanho = ids.size() <= 4 ? 4 : ids.size() <= 60 ? 60 : maior;
        for (qsizetype i = 0; i < tamanho; ++i)
            m_valores += Valor(ids.at(std::min(i, ids.size() - 1)));
    }
    [[nodiscard]] QString lugares() const
    {
        return QStringList(m_valores.size(), QStringLiteral("?")).join(QStringLiteral(", "));
    }
    [[nodiscard]] const QList<Valor> &valores() const { return m_valores; }

private:
    QList<Valor> m_valores;
};

} // namespace nucleo
