// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

#include <QStringList>

namespace nucleo {

// A clinic is copied one module, one transaction, after the other: until all are there, the schemas of the target say
// in their comment that they are not to be used. Such a schema holds nothing but copies: the next attempt makes it
// anew, and no server serves from it.
[[nodiscard]] Resultado<bool> copiaInacabada(Conexao &para, const QString &esquema);
// Refuses a schema in use (something has happened in it); drops what an attempt left behind; marks.
[[nodiscard]] Resultado<void> comecarCopia(Conexao &para, const QString &esquema);
[[nodiscard]] Resultado<void> acabarCopia(Conexao &para, const QStringList &esquemas); // all or none

} // namespace nucleo
