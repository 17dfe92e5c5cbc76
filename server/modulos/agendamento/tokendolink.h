// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// The secret in the link to a calendar feed: 256 random bits as base64url. Only its SHA-256 is stored, which is enough
// for a secret that nobody can guess.
namespace agendamento {

[[nodiscard]] QByteArray novoTokenDoLink();
[[nodiscard]] QByteArray resumoDoToken(const QByteArray &token); // hex
// In a time that does not depend on where the two differ. An empty digest stands for "no link" and fits no token.
[[nodiscard]] bool tokenConfere(const QByteArray &token, const QByteArray &resumoGuardado);

} // namespace agendamento
