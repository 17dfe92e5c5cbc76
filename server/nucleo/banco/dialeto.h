// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

// The few texts of nucleo in which the engines differ. Everything else is one text for both.
namespace nucleo::dialeto {

// Values: n-th event of its transaction (PostgreSQL only), then id, tipo, em, agregado, ator, dados, publico,
// unidade.
inline const char *inserirEvento(Motor motor)
{
    return motor == Motor::Sqlite
               ? "INSERT INTO caixa_saida (id, tipo, versao, em, agregado, ator, dados, publico, unidade) "
                 "VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?)"
               : "INSERT INTO caixa_saida (ordem, id, tipo, versao, em, agregado, ator, dados, publico, unidade) "
                 "SELECT base + (pg_current_xact_id()::text::bigint << 20) + ?, ?, ?, 1, ?, ?, ?, ?, ?, ? "
                 "FROM saida_base";
}

// One number that stays while nobody commits.
inline const char *versaoDosDados(Motor motor)
{
    return motor == Motor::Sqlite ? "PRAGMA data_version" : "SELECT hashtextextended(pg_current_snapshot()::text, 0)";
}

inline QString pasta(Motor motor)
{
    return motor == Motor::Sqlite ? QStringLiteral("/sqlite") : QStringLiteral("/postgres");
}

} // namespace nucleo::dialeto
