// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errosdebanco.h"

#include <QSqlError>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;

Erro erroDeBanco(const QSqlError &erro)
{
    const QString texto = erro.databaseText();
    constexpr QLatin1String marca("codigo:");
    if (const qsizetype onde = texto.indexOf(marca); onde >= 0) {
        qsizetype fim = onde + marca.size();
        while (fim < texto.size() && (texto[fim].isLower() || texto[fim] == u'_'))
            ++fim;
        return Erro(dominio::codigoDeTexto(QStringView(texto).mid(onde + marca.size(), fim - onde - marca.size())));
    }
    // SQLite's result codes; the extended ones keep the plain code in the low byte.
    constexpr int ocupado = 5, trancado = 6, soLeitura = 8, cheio = 13, naoAbre = 14;
    switch (erro.nativeErrorCode().toInt() & 0xff) {
    case cheio:
        return Erro(Codigo::SemEspaco, texto);
    case ocupado:
    case trancado:
    case soLeitura:
    case naoAbre: {
        Erro e(Codigo::Indisponivel, texto);
        e.tentarEmSegundos = 1;
        return e;
    }
    default:
        return Erro(Codigo::ErroInterno, texto.isEmpty() ? erro.driverText() : texto);
    }
}

bool violouUnico(const Erro &erro, const char *colunas)
{
    return erro.registro.contains(QLatin1String("UNIQUE constraint failed: ") + QLatin1String(colunas));
}

} // namespace nucleo
