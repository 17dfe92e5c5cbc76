// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

namespace nucleo {

enum class Uso { Escrita, Leitura };

// A connection to a SQLite file: WAL, synchronous=FULL, foreign keys on; one for reading cannot write.
[[nodiscard]] Resultado<std::unique_ptr<Conexao>> abrirSqlite(const QString &arquivo, Uso uso);

} // namespace nucleo
