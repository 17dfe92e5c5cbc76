// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

// What comes in by the command line, the environment, files and standard input, before it means anything.
namespace app {

// Nothing where the bytes are not UTF-8: a replacement character in a name or a password would be kept for good.
[[nodiscard]] std::optional<QString> textoUtf8(QByteArrayView bytes);

// No control character and none that nobody sees (dominio/texto.h).
[[nodiscard]] bool umaLinha(QStringView texto);
inline constexpr QLatin1String umaLinhaProblema("has control characters or invisible ones");

// What is wrong with the program's raw arguments and its AGENDA_ variables, naming the one at fault; empty where all
// are text.
[[nodiscard]] QString problemaDasEntradas(int argc, const char *const *argv, const char *const *ambiente);

} // namespace app
