// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/erro.h>

namespace nucleo {

// What SQLite says (its extended result code, its message, and the errno behind an I/O error) as an Erro. Text that a
// trigger or function raises as "codigo:horario_ocupado" becomes that code; a full disk or a spent quota SemEspaco; a
// locked or missing database Indisponivel; the rest ErroInterno with the engine's words (which name constraints, never
// bound values) for the log.
[[nodiscard]] dominio::Erro erroSqlite(int codigo, const QString &texto, int erroDoSistema = 0);

// The same of PostgreSQL, by its SQLSTATE. A constraint that carries the name of one of the contract's codes is that
// code: what the exclusion constraint "horario_ocupado" refuses is HorarioOcupado.
[[nodiscard]] dominio::Erro erroPostgres(const QByteArray &sqlstate, const char *restricao, const QString &texto);

} // namespace nucleo
