// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"
#include "transacao.h"

namespace nucleo {

// Brings a database to the program's version: first nucleo's own steps, then the module's. A step is a file
// NNNN_nome.sql, run in one transaction and noted with its SHA-256; a noted step that has changed, or that the program
// does not know, stops the start.
[[nodiscard]] Resultado<void> migrar(Conexao &conexao, const QString &modulo, const QString &pastaDoModulo);

} // namespace nucleo
