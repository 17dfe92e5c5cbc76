// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/erro.h>

namespace nucleo {

// What SQLite says (its result code and message) as an Erro. Text that a trigger or function raises as
// "codigo:horario_ocupado" becomes that code; a full disk SemEspaco; a locked or missing database Indisponivel; the
// rest ErroInterno with the engine's words (which name constraints, never bound values) for the log.
[[nodiscard]] dominio::Erro erroSqlite(int codigo, const QString &texto);

// Was it this uniqueness that refused the row? Named as SQLite does: "usuario.email", or "a.x, a.y" for several
// columns.
[[nodiscard]] bool violouUnico(const dominio::Erro &erro, const char *colunas);

} // namespace nucleo
