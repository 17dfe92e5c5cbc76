// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <optional>

namespace notificacoes {

// Minutes until the next attempt after that many attempts; nothing: it was tried often enough (about five days).
[[nodiscard]] inline std::optional<int> pausaMinutos(int tentativas)
{
    constexpr std::array pausas = {1, 5, 15, 60, 120, 240, 480, 960, 1440, 1440, 1440};
    const size_t i = size_t(std::max(tentativas, 1) - 1);
    return i < pausas.size() ? std::optional(pausas[i]) : std::nullopt;
}

} // namespace notificacoes
