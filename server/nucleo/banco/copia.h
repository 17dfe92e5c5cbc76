// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

namespace nucleo {

struct TabelaCopiada {
    QString nome;
    qint64 linhas = 0;
};

// Copies every row of a module's SQLite database into another one, of either engine, in which nothing has ever
// happened; then reads both again, side by side, and compares each value. All in one transaction of the target: it ends
// up with everything or as it was. Both are at this version. The source is locked against writes meanwhile.
// ErroInterno with the reason: a target in use, a row that differs.
[[nodiscard]] Resultado<QList<TabelaCopiada>> copiarTudo(Conexao &de, Conexao &para);

} // namespace nucleo
