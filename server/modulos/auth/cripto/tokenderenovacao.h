// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

// Refresh tokens: 256 random bits as base64url. The database has only their SHA-256, which is enough for secrets that
// nobody can guess.
namespace auth {

[[nodiscard]] QByteArray novoTokenDeRenovacao();
[[nodiscard]] QByteArray resumoDoToken(const QByteArray &token);
// The successor, readable only with the token that it replaces. One token seals one successor, so the nonce is fixed.
[[nodiscard]] QByteArray selarSucessora(const QByteArray &sucessora, const QByteArray &token);
[[nodiscard]] std::optional<QByteArray> abrirSucessora(const QByteArray &selada, const QByteArray &token);

} // namespace auth
