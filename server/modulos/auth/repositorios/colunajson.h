// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/tipos.h>

#include <optional>

// Parts of a resource that live in one text column as JSON. What the database holds was written by us, so reading is
// tolerant of members that a later version left behind.
namespace auth {

template<class T>
[[nodiscard]] QByteArray paraColuna(const T &valor)
{
    QByteArray json;
    contrato::Tipo<T>::escrever(json, valor);
    return json;
}

template<class T>
[[nodiscard]] std::optional<QByteArray> paraColuna(const std::optional<T> &valor)
{
    return valor ? std::optional(paraColuna(*valor)) : std::nullopt;
}

template<class T>
[[nodiscard]] std::optional<T> deColuna(const QByteArray &json)
{
    if (json.isEmpty())
        return std::nullopt;
    const auto lido = contrato::lerJson(json);
    if (!lido)
        return std::nullopt;
    T valor{};
    contrato::Leitor leitor(true);
    contrato::Tipo<T>::ler(*lido, valor, QString(), {}, leitor);
    return leitor.erros().isEmpty() ? std::optional(valor) : std::nullopt;
}

} // namespace auth
