// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "destino.h"

#include <QFile>

#include <sqlite3.h>

#include <map>

namespace gerador {

namespace {

class DestinoSqlite final : public Destino
{
public:
    explicit DestinoSqlite(const QString &pasta)
    {
        abrir("auth", pasta + QStringLiteral("/usuarios.db"));
        abrir("agendamento", pasta + QStringLiteral("/agendamentos.db"));
    }

    void tabela(const char *modulo, const char *nome, std::initializer_list<const char *> colunas) override
    {
        soltar();
        m_db = m_bancos.at(modulo);
        QByteArray sql = QByteArray("INSERT INTO ") + nome + " (", lugares;
        for (const char *coluna : colunas) {
            sql += QByteArray(lugares.isEmpty() ? "" : ", ") + coluna;
            lugares += lugares.isEmpty() ? "?" : ", ?";
        }
        sql += ") VALUES (" + lugares + ')';
        if (sqlite3_prepare_v2(m_db, sql.constData(), -1, &m_comando, nullptr) != SQLITE_OK)
            morrer(sql + ": " + sqlite3_errmsg(m_db));
    }

    void linha(std::initializer_list<Celula> valores) override
    {
        int lugar = 0;
        for (const Celula &valor : valores) {
            ++lugar;
            if (const auto *inteiro = std::get_if<qint64>(&valor))
                sqlite3_bind_int64(m_comando, lugar, *inteiro);
            else if (const auto *texto = std::get_if<QByteArray>(&valor))
                sqlite3_bind_text(m_comando, lugar, texto->constData(), int(texto->size()), SQLITE_STATIC);
            else
                sqlite3_bind_null(m_comando, lugar);
        }
        if (sqlite3_step(m_comando) != SQLITE_DONE)
            morrer(sqlite3_errmsg(m_db));
        sqlite3_reset(m_comando);
    }

    void terminar() override
    {
        soltar();
        // The server finds the files as it left them: write-ahead logged.
        for (const auto &[nome, db] : m_bancos) {
            executar(db, "COMMIT");
            executar(db, "PRAGMA journal_mode=WAL");
            sqlite3_close(db);
        }
        m_bancos.clear();
    }

    QByteArray senhaDoAdmin() override
    {
        sqlite3_stmt *comando = nullptr;
        sqlite3_prepare_v2(m_bancos.at("auth"), "SELECT senha FROM usuario WHERE perfil = 'admin'", -1, &comando,
                           nullptr);
        if (sqlite3_step(comando) != SQLITE_ROW)
            morrer("no administrator in the database");
        const QByteArray senha(reinterpret_cast<const char *>(sqlite3_column_text(comando, 0)));
        sqlite3_finalize(comando);
        return senha;
    }

private:
    void abrir(const char *modulo, const QString &arquivo)
    {
        sqlite3 *db = nullptr;
        if (sqlite3_open_v2(QFile::encodeName(arquivo).constData(), &db, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK)
            morrer(arquivo.toUtf8() + ": not there");
        // A load that breaks off is thrown away as a whole; no journal is needed.
        executar(db, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA foreign_keys=ON;"
                     "PRAGMA cache_size=-1500000; BEGIN IMMEDIATE");
        m_bancos[modulo] = db;
    }
    static void executar(sqlite3 *db, const char *sql)
    {
        if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            morrer(QByteArray(sql) + ": " + sqlite3_errmsg(db));
    }
    void soltar()
    {
        sqlite3_finalize(m_comando);
        m_comando = nullptr;
    }

    std::map<QByteArray, sqlite3 *> m_bancos;
    sqlite3 *m_db = nullptr; // of the table that is being filled
    sqlite3_stmt *m_comando = nullptr;
};

} // namespace

std::unique_ptr<Destino> abrirSqlite(const QString &pasta)
{
    return std::make_unique<DestinoSqlite>(pasta);
}

} // namespace gerador
