// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrador.h"

#include "dialeto.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

static void iniciarRecursos()
{
    Q_INIT_RESOURCE(nucleo_banco_sql);
}

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

struct Passo {
    int numero;
    QString nome;
    QByteArray sql, resumo;
};

Erro parado(const QString &motivo)
{
    return Erro(Codigo::ErroInterno, u"migration: "_s + motivo);
}

Resultado<QList<Passo>> lerPassos(const QString &pasta)
{
    QList<Passo> passos;
    static const QRegularExpression forma(u"^(\\d{4})_[a-z0-9_]+\\.sql$"_s);
    for (const QString &nome : QDir(pasta).entryList(QDir::Files, QDir::Name)) {
        const auto m = forma.match(nome);
        QFile arquivo(pasta + u'/' + nome);
        if (!m.hasMatch() || !arquivo.open(QIODevice::ReadOnly))
            return falha(parado(nome + u": not a readable NNNN_nome.sql"_s));
        const QByteArray sql = arquivo.readAll();
        passos << Passo{m.captured(1).toInt(), nome, sql,
                        QCryptographicHash::hash(sql, QCryptographicHash::Sha256).toHex()};
        if (passos.last().numero != passos.size())
            return falha(parado(nome + u": steps are numbered from 0001 without gaps"_s));
    }
    if (passos.isEmpty())
        return falha(parado(pasta + u": no steps there"_s));
    return passos;
}

Resultado<QMap<int, QByteArray>> jaFeitos(Conexao &conexao, const QString &modulo)
{
    Leitura leitura(conexao);
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT numero, resumo FROM migracao WHERE modulo = ?", {modulo}));
    QMap<int, QByteArray> feitos;
    while (linhas.proxima())
        feitos.insert(int(linhas.inteiro(0)), linhas.bytes(1));
    AGENDA_TENTAR(linhas.erro());
    return feitos;
}

Resultado<void> aplicar(Conexao &conexao, const QString &modulo, const Passo &passo)
{
    if (auto r = conexao.comandarTexto(passo.sql); !r)
        return falha(parado(passo.nome + u": "_s + r.error().registro));
    Transacao transacao(conexao, {});
    AGENDA_TENTAR(
        transacao.executar("INSERT INTO migracao (modulo, numero, nome, resumo, em) VALUES (?, ?, ?, ?, ?)",
                           {modulo, passo.numero, passo.nome, passo.resumo, QDateTime::currentMSecsSinceEpoch()}));
    return {};
}

Resultado<void> migrarPasta(Conexao &conexao, const QString &modulo, const QString &pasta)
{
    AGENDA_OBTER(const QList<Passo> passos, lerPassos(pasta));
    AGENDA_OBTER(const auto feitos, jaFeitos(conexao, modulo));
    if (!feitos.isEmpty() && feitos.lastKey() > passos.size())
        return falha(
            parado(u"%1: the database is newer than this program (step %2)"_s.arg(modulo).arg(feitos.lastKey())));
    for (const Passo &passo : passos) {
        if (feitos.contains(passo.numero)) {
            if (feitos.value(passo.numero) != passo.resumo)
                return falha(parado(passo.nome + u": was changed after it had run here"_s));
            continue;
        }
        AGENDA_TENTAR(conexao.comecarEscrita());
        if (auto r = aplicar(conexao, modulo, passo); !r) {
            (void)conexao.comandar("ROLLBACK");
            return r;
        }
        AGENDA_TENTAR(conexao.comandar("COMMIT"));
    }
    return {};
}

} // namespace

namespace {

// One after the other where several servers start on one database.
Resultado<void> comVez(Conexao &conexao, const QString &modulo, const QString &pasta)
{
    AGENDA_TENTAR(
        conexao.comandar("CREATE TABLE IF NOT EXISTS migracao (modulo TEXT NOT NULL, numero INTEGER NOT NULL, "
                         "nome TEXT NOT NULL, resumo TEXT NOT NULL, em BIGINT NOT NULL, "
                         "PRIMARY KEY (modulo, numero))"));
    const QString motor = dialeto::pasta(conexao.motor());
    AGENDA_TENTAR(migrarPasta(conexao, u"nucleo"_s, u":/nucleo/sql"_s + motor));
    return migrarPasta(conexao, modulo, pasta + motor);
}

QByteArray entreAspas(const QString &nome)
{
    return '"' + nome.toUtf8().replace('"', "\"\"") + '"';
}

// After a restore the cluster may count its transactions from where it had been long before.
constexpr const char *seguirAOrdem =
    "UPDATE saida_base SET base = s.ultima - (pg_current_xact_id()::text::bigint << 20) "
    "FROM (SELECT COALESCE(MAX(ordem), 0) AS ultima FROM caixa_saida) s "
    "WHERE base + (pg_current_xact_id()::text::bigint << 20) <= s.ultima";

} // namespace

Resultado<void> migrar(Conexao &conexao, const QString &modulo, const QString &pastaDoModulo)
{
    iniciarRecursos();
    if (conexao.motor() == Motor::Sqlite)
        return comVez(conexao, modulo, pastaDoModulo);
    AGENDA_TENTAR(
        conexao.comandar("SET lock_timeout = 0; SET statement_timeout = 0; SELECT pg_advisory_lock(7241947)"));
    auto feito = [&]() -> Resultado<void> {
        AGENDA_TENTAR(conexao.comandarTexto("CREATE SCHEMA IF NOT EXISTS " + entreAspas(modulo)));
        AGENDA_TENTAR(comVez(conexao, modulo, pastaDoModulo));
        return conexao.comandar(seguirAOrdem);
    }();
    (void)conexao.comandar("SELECT pg_advisory_unlock(7241947)"); // the connection's end would as well
    return feito;
}

} // namespace nucleo
