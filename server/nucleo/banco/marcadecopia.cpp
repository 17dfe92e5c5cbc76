// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "marcadecopia.h"

using namespace Qt::StringLiterals;

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr auto marca = "agenda: copy under way";

QByteArray entreAspas(const QString &nome)
{
    return '"' + nome.toUtf8().replace('"', "\"\"") + '"';
}

Resultado<QString> umTexto(Conexao &conexao, const char *sql, Valores valores)
{
    Leitura leitura(conexao);
    AGENDA_OBTER(auto linhas, leitura.consultar(sql, valores));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha ? linhas.texto(0) : QString();
}

Resultado<bool> emUso(Conexao &para, const QString &esquema)
{
    AGENDA_OBTER(const QString tabela,
                 umTexto(para, "SELECT to_regclass(?)::text", {QByteArray(entreAspas(esquema) + ".auditoria")}));
    if (tabela.isEmpty())
        return false;
    const QByteArray e = entreAspas(esquema);
    const QByteArray sql = "SELECT 1 FROM " + e + ".caixa_saida UNION ALL SELECT 1 FROM " + e + ".auditoria LIMIT 1";
    AGENDA_OBTER(const QString ha, umTexto(para, sql.constData(), {}));
    return !ha.isEmpty();
}

// All of it, or nothing.
Resultado<void> juntos(Conexao &para, const QList<QByteArray> &comandos)
{
    AGENDA_TENTAR(para.comecarEscrita());
    for (const QByteArray &sql : comandos)
        if (auto r = para.comandarTexto(sql); !r) {
            (void)para.comandar("ROLLBACK");
            return r;
        }
    return para.comandar("COMMIT");
}

} // namespace

Resultado<bool> copiaInacabada(Conexao &para, const QString &esquema)
{
    if (para.motor() != Motor::Postgres)
        return false;
    AGENDA_OBTER(
        const QString comentario,
        umTexto(para, "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = ?", {esquema}));
    return comentario == QLatin1String(marca);
}

Resultado<void> comecarCopia(Conexao &para, const QString &esquema)
{
    AGENDA_OBTER(const bool inacabada, copiaInacabada(para, esquema));
    AGENDA_OBTER(const bool usado, emUso(para, esquema));
    if (usado && !inacabada)
        return falha(Erro(Codigo::ErroInterno, u"the target is in use: only an empty database can be copied into"_s));
    const QByteArray e = entreAspas(esquema);
    QList<QByteArray> comandos;
    if (inacabada)
        comandos << "DROP SCHEMA " + e + " CASCADE";
    comandos << "CREATE SCHEMA IF NOT EXISTS " + e << "COMMENT ON SCHEMA " + e + " IS '" + marca + '\'';
    return juntos(para, comandos);
}

Resultado<void> acabarCopia(Conexao &para, const QStringList &esquemas)
{
    QList<QByteArray> comandos;
    for (const QString &esquema : esquemas)
        comandos << "COMMENT ON SCHEMA " + entreAspas(esquema) + " IS NULL";
    return juntos(para, comandos);
}

} // namespace nucleo
