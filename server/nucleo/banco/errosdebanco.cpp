// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errosdebanco.h"

#include <sqlite3.h>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;

Erro erroSqlite(int resultado, const QString &texto)
{
    constexpr QLatin1String marca("codigo:");
    if (const qsizetype onde = texto.indexOf(marca); onde >= 0) {
        qsizetype fim = onde + marca.size();
        while (fim < texto.size() && (texto[fim].isLower() || texto[fim] == u'_'))
            ++fim;
        return Erro(dominio::codigoDeTexto(QStringView(texto).mid(onde + marca.size(), fim - onde - marca.size())));
    }
    switch (resultado & 0xff) { // the extended codes keep the plain one in the low byte
    case SQLITE_FULL:
        return Erro(Codigo::SemEspaco, texto);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: {
        Erro e(Codigo::Indisponivel, texto);
        e.tentarEmSegundos = 1;
        return e;
    }
    default:
        return Erro(Codigo::ErroInterno, texto);
    }
}

bool violouUnico(const Erro &erro, const char *colunas)
{
    return erro.registro.contains(QLatin1String("UNIQUE constraint failed: ") + QLatin1String(colunas));
}

} // namespace nucleo
