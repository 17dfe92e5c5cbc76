// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace app {

// One line from standard input: asked for and not echoed on a terminal, read silently from a pipe.
// Nothing where the input ended without one, or it is not UTF-8, or too long to be a password.
[[nodiscard]] std::optional<QString> lerSenha(const char *pergunta);

} // namespace app
