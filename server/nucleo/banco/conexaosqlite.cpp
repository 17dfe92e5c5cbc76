// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexaosqlite.h"

#include "errosdebanco.h"

#include <nucleo/threads/prazo.h>

#include <QFile>

#include <sqlite3.h>

namespace nucleo {

using dominio::falha;

namespace {

constexpr int passosEntrePerguntas = 2'000; // of SQLite's machine, some tens of microseconds: whether the time is over
constexpr int esperarMs = 5'000;            // a reader only ever waits for a checkpoint or a recovery after a crash

dominio::Erro erroDe(sqlite3 *db)
{
    return erroSqlite(sqlite3_extended_errcode(db), QString::fromUtf8(sqlite3_errmsg(db)), sqlite3_system_errno(db));
}

class ComandoSqlite final : public Comando
{
public:
    ComandoSqlite(sqlite3 *db, sqlite3_stmt *stmt) : m_db(db), m_stmt(stmt) {}
    ~ComandoSqlite() override { sqlite3_finalize(m_stmt); }

    Resultado<void> rodar(std::span<const Valor> valores) override
    {
        if (int(valores.size()) != sqlite3_bind_parameter_count(m_stmt))
            return falha(dominio::Erro(dominio::Codigo::ErroInterno, QStringLiteral("values do not match the places")));
        int lugar = 0;
        for (const Valor &valor : valores)
            if (ligar(++lugar, valor.forma()) != SQLITE_OK)
                return falha(erroDe(m_db));
        m_primeira = true;
        m_passo = sqlite3_step(m_stmt);
        m_afetadas = m_passo == SQLITE_DONE ? sqlite3_changes(m_db) : 0;
        return erro();
    }

    bool proxima() override
    {
        if (!std::exchange(m_primeira, false) && m_passo == SQLITE_ROW)
            m_passo = sqlite3_step(m_stmt);
        return m_passo == SQLITE_ROW;
    }

    Resultado<void> erro() const override
    {
        if (m_passo == SQLITE_ROW || m_passo == SQLITE_DONE)
            return {};
        return falha(erroDe(m_db));
    }

    int afetadas() const override { return m_afetadas; }
    void soltar() override
    {
        sqlite3_reset(m_stmt); // its result repeats what the step said
        sqlite3_clear_bindings(m_stmt);
    }

    bool nulo(int coluna) const override { return sqlite3_column_type(m_stmt, coluna) == SQLITE_NULL; }
    QByteArrayView utf8(int coluna) const override
    {
        const auto *texto = sqlite3_column_text(m_stmt, coluna); // before the size, which is that of the text then
        return {reinterpret_cast<const char *>(texto), texto ? sqlite3_column_bytes(m_stmt, coluna) : 0};
    }
    qint64 inteiro(int coluna) const override { return sqlite3_column_int64(m_stmt, coluna); }
    double real(int coluna) const override { return sqlite3_column_double(m_stmt, coluna); }

private:
    // The rows are read after the values are gone: SQLite keeps copies of the texts.
    int ligar(int lugar, const Valor::Forma &forma)
    {
        if (const auto *inteiro = std::get_if<qint64>(&forma))
            return sqlite3_bind_int64(m_stmt, lugar, *inteiro);
        if (const auto *real = std::get_if<double>(&forma))
            return sqlite3_bind_double(m_stmt, lugar, *real);
        if (const auto *texto = std::get_if<QByteArray>(&forma))
            return sqlite3_bind_text64(m_stmt, lugar, texto->constData(), sqlite3_uint64(texto->size()),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
        return sqlite3_bind_null(m_stmt, lugar);
    }

    sqlite3 *m_db;
    sqlite3_stmt *m_stmt;
    int m_passo = SQLITE_DONE, m_afetadas = 0;
    bool m_primeira = false;
};

// Once, before the first connection: without this SQLite counts every allocation of every thread under one lock.
void semContarMemoria()
{
    static const int feito = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)feito; // refused where something else in the process has used SQLite already, which is as well
}

class ConexaoSqlite final : public Conexao
{
public:
    explicit ConexaoSqlite(sqlite3 *db) : m_db(db) {}
    ~ConexaoSqlite() override
    {
        esquecerComandos();
        sqlite3_close(m_db);
    }

    Motor motor() const override { return Motor::Sqlite; }
    // At once the writer: a transaction that began as a reader could be refused when it writes.
    Resultado<void> comecarEscrita() override { return comandar("BEGIN IMMEDIATE"); }

    // BEGIN and COMMIT are not for the deadline to stop: what they did would stand while they say that they failed.
    Resultado<void> comandar(const char *sql) override
    {
        m_comandando = true;
        auto r = Conexao::comandar(sql);
        m_comandando = false;
        return r;
    }
    // SQLite asks in the thread that runs the statement.
    void pararNoPrazo()
    {
        sqlite3_progress_handler(
            m_db, passosEntrePerguntas,
            [](void *esta) {
                return int(!static_cast<ConexaoSqlite *>(esta)->m_comandando && Prazo::desta().acabou());
            },
            this);
    }

    Resultado<void> comandarTexto(const QByteArray &sql) override
    {
        if (sqlite3_exec(m_db, sql.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
            return falha(erroDe(m_db));
        return {};
    }

protected:
    Resultado<void> comecarLeitura() override { return comandar("BEGIN"); }
    Resultado<std::unique_ptr<Comando>> preparar(QByteArrayView sql, bool guardar) override
    {
        sqlite3_stmt *stmt = nullptr;
        if (sqlite3_prepare_v3(m_db, sql.data(), int(sql.size()), guardar ? SQLITE_PREPARE_PERSISTENT : 0, &stmt,
                               nullptr) != SQLITE_OK)
            return falha(erroDe(m_db));
        return std::make_unique<ComandoSqlite>(m_db, stmt);
    }

private:
    sqlite3 *m_db;
    bool m_comandando = false;
};

} // namespace

Resultado<std::unique_ptr<Conexao>> abrirSqlite(const QString &arquivo, Uso uso)
{
    semContarMemoria();
    sqlite3 *db = nullptr;
    // Its users take turns by themselves: SQLite need not lock each call.
    const int modo = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int abriu = sqlite3_open_v2(QFile::encodeName(arquivo).constData(), &db, modo, nullptr);
    auto conexao = std::make_unique<ConexaoSqlite>(db); // closes it, opened or not
    if (abriu != SQLITE_OK)
        return falha(erroSqlite(abriu, QString::fromUtf8(sqlite3_errstr(abriu)), db ? sqlite3_system_errno(db) : 0));
    sqlite3_busy_timeout(db, esperarMs);
    AGENDA_TENTAR(conexao->comandarTexto("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                                         "PRAGMA temp_store=MEMORY;"
                                         "PRAGMA wal_autocheckpoint=4000"));
    // In KiB, taken only as pages are read: the inner pages of every index of a large clinic stay.
    AGENDA_TENTAR(conexao->comandarTexto("PRAGMA cache_size=-65536"));
    // Readers look at most pages where the system keeps them, without a copy for each connection (2 GiB is what SQLite
    // maps at most). A disk that cannot be read then ends the process instead of one request; the writer, which must
    // not die of it, does not.
    if (uso == Uso::Leitura) {
        AGENDA_TENTAR(conexao->comandarTexto("PRAGMA query_only=ON; PRAGMA mmap_size=2147418112"));
        conexao->pararNoPrazo();
    }
    return std::unique_ptr<Conexao>(std::move(conexao));
}

} // namespace nucleo
