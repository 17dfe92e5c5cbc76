// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "destino.h"

#include <libpq-fe.h>

namespace gerador {

namespace {

// COPY in text form; a lot of rows to each message.
class DestinoPostgres final : public Destino
{
public:
    explicit DestinoPostgres(const QString &url) : m_pg(PQconnectdb(url.toUtf8().constData()))
    {
        if (PQstatus(m_pg) != CONNECTION_OK)
            morrer(PQerrorMessage(m_pg));
        executar("BEGIN");
    }
    ~DestinoPostgres() override { PQfinish(m_pg); }

    void tabela(const char *modulo, const char *nome, std::initializer_list<const char *> colunas) override
    {
        fecharTabela();
        QByteArray sql = QByteArray("COPY ") + modulo + '.' + nome + " (";
        bool primeira = true;
        for (const char *coluna : colunas) {
            sql += QByteArray(primeira ? "" : ", ") + coluna;
            primeira = false;
        }
        executar(sql + ") FROM STDIN", PGRES_COPY_IN);
        m_copiando = true;
    }

    void linha(std::initializer_list<Celula> valores) override
    {
        bool primeira = true;
        for (const Celula &valor : valores) {
            if (!primeira)
                m_buffer += '\t';
            primeira = false;
            if (const auto *inteiro = std::get_if<qint64>(&valor))
                m_buffer += QByteArray::number(*inteiro);
            else if (const auto *texto = std::get_if<QByteArray>(&valor))
                escapar(*texto);
            else
                m_buffer += "\\N";
        }
        m_buffer += '\n';
        if (m_buffer.size() > 256 * 1024)
            enviar();
    }

    void terminar() override
    {
        fecharTabela();
        executar("COMMIT");
        executar("VACUUM ANALYZE"); // what autovacuum would have done by then
        executar("CHECKPOINT");
    }

    QByteArray senhaDoAdmin() override
    {
        PGresult *r = PQexec(m_pg, "SELECT senha FROM auth.usuario WHERE perfil = 'admin'");
        if (PQntuples(r) != 1)
            morrer("no administrator in the database");
        const QByteArray senha(PQgetvalue(r, 0, 0));
        PQclear(r);
        return senha;
    }

private:
    void escapar(const QByteArray &texto)
    {
        for (const char c : texto) {
            if (c == '\\' || c == '\t' || c == '\n' || c == '\r')
                morrer("a text that COPY would need escaped");
            m_buffer += c;
        }
    }
    void enviar()
    {
        if (PQputCopyData(m_pg, m_buffer.constData(), int(m_buffer.size())) != 1)
            morrer(PQerrorMessage(m_pg));
        m_buffer.resize(0);
    }
    void fecharTabela()
    {
        if (!m_copiando)
            return;
        enviar();
        if (PQputCopyEnd(m_pg, nullptr) != 1)
            morrer(PQerrorMessage(m_pg));
        while (PGresult *r = PQgetResult(m_pg)) {
            if (PQresultStatus(r) != PGRES_COMMAND_OK)
                morrer(PQresultErrorMessage(r));
            PQclear(r);
        }
        m_copiando = false;
    }
    void executar(const QByteArray &sql, ExecStatusType esperado = PGRES_COMMAND_OK)
    {
        PGresult *r = PQexec(m_pg, sql.constData());
        if (PQresultStatus(r) != esperado)
            morrer(sql + ": " + PQerrorMessage(m_pg));
        PQclear(r);
    }

    PGconn *m_pg;
    QByteArray m_buffer;
    bool m_copiando = false;
};

} // namespace

std::unique_ptr<Destino> abrirPostgres(const QString &url)
{
    return std::make_unique<DestinoPostgres>(url);
}

} // namespace gerador
