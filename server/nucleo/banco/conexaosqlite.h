// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

namespace nucleo {

// A connection to a SQLite file: WAL, synchronous=FULL, foreign keys on; one for reading cannot write, and
// stops its statements at the deadline of its thread.
[[nodiscard]] Resultado<std::unique_ptr<Conexao>> abrirSqlite(const QString &arquivo, Uso uso);

} // namespace nucleo
