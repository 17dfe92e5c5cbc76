// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "errosdebanco.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;

namespace {

constexpr QLatin1String marca("codigo:"); // in the text of what a trigger raises

// A full disk has more than one name: SQLite calls only the plain write FULL. Growing the index of the log, making a
// file and flushing one are I/O errors to it.
bool faltouEspaco(int resultado, int erroDoSistema)
{
    const int simples = resultado & 0xff;
    if (simples == SQLITE_FULL || resultado == SQLITE_IOERR_SHMSIZE)
        return true;
    const bool doSistema = simples == SQLITE_IOERR || simples == SQLITE_CANTOPEN;
    return doSistema && (erroDoSistema == ENOSPC || erroDoSistema == EDQUOT || erroDoSistema == EFBIG);
}

} // namespace

Erro erroSqlite(int resultado, const QString &texto, int erroDoSistema)
{
    if (const qsizetype onde = texto.indexOf(marca); onde >= 0) {
        qsizetype fim = onde + marca.size();
        while (fim < texto.size() && (texto[fim].isLower() || texto[fim] == u'_'))
            ++fim;
        return Erro(dominio::codigoDeTexto(QStringView(texto).mid(onde + marca.size(), fim - onde - marca.size())));
    }
    if (faltouEspaco(resultado, erroDoSistema))
        return Erro(Codigo::SemEspaco, texto);
    switch (resultado & 0xff) { // the extended codes keep the plain one in the low byte
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_INTERRUPT: { // past its deadline
        Erro e(Codigo::Indisponivel, texto);
        e.tentarEmSegundos = 1;
        return e;
    }
    default:
        return Erro(Codigo::ErroInterno, texto);
    }
}

Erro erroPostgres(const QByteArray &sqlstate, const char *restricao, const QString &texto)
{
    constexpr int classeDeIntegridade = 23;
    if (restricao && sqlstate.left(2).toInt() == classeDeIntegridade)
        if (const Codigo codigo = dominio::codigoDeTexto(QString::fromUtf8(restricao)); codigo != Codigo::ErroInterno)
            return Erro(codigo);
    if (sqlstate == "P0001" && texto.startsWith(marca))
        return Erro(dominio::codigoDeTexto(QStringView(texto).mid(marca.size())));
    // Class 22 quotes the value that it could not take.
    const QString registro = QString::fromLatin1(sqlstate) + (sqlstate.startsWith("22") ? QString() : u' ' + texto);
    if (sqlstate == "53100")
        return Erro(Codigo::SemEspaco, registro);
    // Connections lost or refused, the server stopping or starting, too many clients, a lock not to be had in time.
    static constexpr std::array fora{"57P01", "57P02", "57P03", "53300", "55P03", "57014", "40001", "40P01", "25006"};
    if (sqlstate.startsWith("08") || std::find(fora.begin(), fora.end(), sqlstate) != fora.end()) {
        Erro erro(Codigo::Indisponivel, registro);
        erro.tentarEmSegundos = 1;
        return erro;
    }
    return Erro(Codigo::ErroInterno, registro);
}

} // namespace nucleo
