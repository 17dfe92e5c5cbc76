// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace nucleo {

// The text with the secrets of every URL in it replaced by asterisks: the password before the host, and each query
// parameter whose name says that it is one (password, sslpassword, token, …, percent-encoded or not). It hides too much
// rather than too little, and finds the password of a URL that is not well formed too. Texts without "://" come back as
// they are. One URL, or one line of words with URLs between them.
[[nodiscard]] QString semSegredos(const QString &texto);

// The value shown instead of a secret.
inline constexpr QLatin1String escondido("********");

} // namespace nucleo
