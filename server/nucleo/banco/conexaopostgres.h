// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

namespace nucleo {

// A connection to a PostgreSQL database (15 or later), names looked up in the schema given, which
// migrar() makes. url: a libpq connection URI. Reads see one snapshot (REPEATABLE READ), writes
// run under READ COMMITTED and take the locks they need by Transacao::travar. Statements wait for a lock at most 5 s.
// Each takes at most 60 s; on a connection for reading also no longer than the deadline of its thread allows.
[[nodiscard]] Resultado<std::unique_ptr<Conexao>> abrirPostgres(const QString &url, const QString &esquema,
                                                                Uso uso = Uso::Escrita);

} // namespace nucleo
