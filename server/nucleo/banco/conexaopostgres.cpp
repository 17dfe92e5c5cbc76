// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexaopostgres.h"

#include "canalpostgres.h"
#include "errosdebanco.h"
#include "ligadospostgres.h"

#include <charconv>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int aCaminhoNoMaximo = 40; // statements whose answers nobody took yet; they have to fit the socket's buffers

struct Numerado {
    QByteArray sql;
    int lugares = 0;
};

// "?" places, outside of quoted text, as PostgreSQL numbers them.
Numerado comNumeros(QByteArrayView sql)
{
    Numerado n;
    n.sql.reserve(sql.size() + 32);
    bool emTexto = false;
    for (const char c : sql) {
        emTexto = emTexto != (c == '\'');
        if (c == '?' && !emTexto)
            n.sql += '$' + QByteArray::number(++n.lugares);
        else
            n.sql += c;
    }
    return n;
}

class ConexaoPostgres;

class ComandoPostgres final : public Comando
{
public:
    ComandoPostgres(ConexaoPostgres &conexao, Numerado texto, QByteArray nome) :
        m_conexao(conexao), m_sql(std::move(texto.sql)), m_lugares(texto.lugares), m_nome(std::move(nome))
    {}
    ~ComandoPostgres() override;
    Resultado<void> rodar(std::span<const Valor> valores) override;
    Resultado<void> adiar(std::span<const Valor> valores) override;
    bool proxima() override { return ++m_linha < m_linhas; }
    Resultado<void> erro() const override { return {}; } // all rows are here before the first is read
    int afetadas() const override { return m_afetadas; }
    void soltar() override { m_resultado.reset(); }

    bool nulo(int coluna) const override { return PQgetisnull(m_resultado.get(), m_linha, coluna) != 0; }
    QByteArrayView utf8(int coluna) const override
    {
        return {PQgetvalue(m_resultado.get(), m_linha, coluna), PQgetlength(m_resultado.get(), m_linha, coluna)};
    }
    qint64 inteiro(int coluna) const override
    {
        const QByteArrayView texto = utf8(coluna);
        if (PQftype(m_resultado.get(), coluna) == oidBool)
            return texto == "t";
        qint64 numero = 0;
        std::from_chars(texto.data(), texto.data() + texto.size(), numero);
        return numero;
    }
    double real(int coluna) const override { return utf8(coluna).toByteArray().toDouble(); }

private:
    Resultado<void> enviar(std::span<const Valor> valores);

    ConexaoPostgres &m_conexao;
    const QByteArray m_sql;
    const int m_lugares;
    const QByteArray m_nome; // empty: run once, not kept by the server
    bool m_preparado = false;
    ResultadoPg m_resultado;
    int m_linha = -1, m_linhas = 0, m_afetadas = 0;
};

class ConexaoPostgres final : public Conexao
{
public:
    ConexaoPostgres(PGconn *pg, Uso uso) : m_pg(pg), m_canal(pg, uso) {}
    ~ConexaoPostgres() override
    {
        esquecerComandos();
        PQfinish(m_pg);
    }

    [[nodiscard]] PGconn *pg() const { return m_pg; }
    [[nodiscard]] CanalPostgres &canal() { return m_canal; }
    Motor motor() const override { return Motor::Postgres; }
    bool viva() const override { return !m_perdida && m_canal.emPasso() && PQstatus(m_pg) == CONNECTION_OK; }
    bool conflitou() const override { return m_conflitou; }

    Resultado<void> comandar(const char *sql) override
    {
        if (QByteArrayView(sql) == "COMMIT")
            return confirmar();
        // By itself: behind a statement that fails, a ROLLBACK (TO SAVEPOINT, too) would be skipped with the rest.
        const auto antes = esperar();
        if (!antes && !QByteArrayView(sql).startsWith("ROLLBACK"))
            return antes;
        return conferir(m_canal.mandar(sql).get());
    }
    Resultado<void> comandarTexto(const QByteArray &sql) override { return comandar(sql.constData()); }
    Resultado<void> comecarEscrita() override
    {
        m_conflitou = false;
        AGENDA_TENTAR(conferirVida());
        return enviar(comecar);
    }

    Resultado<void> confirmar()
    {
        AGENDA_TENTAR(enviar(terminar));
        const ResultadoPg r = m_canal.receber();
        AGENDA_TENTAR(conferir(r.get()));
        // After a statement that failed, COMMIT rolls back and calls it a success.
        if (QByteArrayView(PQcmdStatus(r.get())) != "COMMIT")
            return falha(Erro(Codigo::ErroInterno, QStringLiteral("nothing was committed: a statement had failed")));
        // Committed here, yet not where it should be as well (a wait for a standby that was cancelled), or there was
        // no transaction any more: nobody is told that it is safe.
        if (!m_canal.aviso().isEmpty())
            return falha(Erro(Codigo::SemConexao,
                              QStringLiteral("a commit with a warning: ") + QString::fromUtf8(m_canal.aviso())));
        return {};
    }
    // A prepared statement that is not kept any more. The server forgets it before the next transaction: one that has
    // failed takes no statements.
    void dispensar(const QByteArray &nome) { m_dispensados += "DEALLOCATE " + nome + ';'; }
    Resultado<void> esperar() override
    {
        return m_canal.aCaminho() > 0 ? conferir(m_canal.receber().get()) : Resultado<void>();
    }
    // Said so often that the server had better not read them anew each time.
    struct Frase {
        const char *nome, *sql;
    };
    static constexpr Frase comecar{"comecar", "BEGIN"}, terminar{"terminar", "COMMIT"},
        comecarALer{"ler", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"};
    Resultado<void> decorarFrases()
    {
        for (const Frase &f : {comecar, comecarALer, terminar})
            AGENDA_TENTAR(conferir(ResultadoPg(PQprepare(m_pg, f.nome, f.sql, 0, nullptr)).get()));
        return {};
    }
    Resultado<void> enviar(const Frase &frase)
    {
        return m_canal.enviar({.nome = frase.nome}) ? Resultado<void>() : conferir(nullptr);
    }
    Resultado<void> conferir(const PGresult *r)
    {
        const ExecStatusType estado = PQresultStatus(r);
        if (estado == PGRES_COMMAND_OK || estado == PGRES_TUPLES_OK)
            return {};
        const QByteArray sqlstate(r ? PQresultErrorField(r, PG_DIAG_SQLSTATE) : nullptr);
        // What the server did not say, libpq says of a connection that breaks, whatever its status shows yet.
        m_perdida = m_perdida || sqlstate.isEmpty() || PQstatus(m_pg) != CONNECTION_OK;
        if (m_perdida)
            return falha(erroPostgres("08006", {}, QString::fromUtf8(PQerrorMessage(m_pg)).trimmed()));
        m_conflitou = m_conflitou || sqlstate == "40001" || sqlstate == "40P01";
        return falha(erroPostgres(sqlstate, PQresultErrorField(r, PG_DIAG_CONSTRAINT_NAME),
                                  QString::fromUtf8(PQresultErrorField(r, PG_DIAG_MESSAGE_PRIMARY))));
    }

protected:
    Resultado<void> comecarLeitura() override
    {
        AGENDA_TENTAR(conferirVida());
        return enviar(comecarALer);
    }
    void terminarLeitura() override
    {
        if (enviar(terminar))
            m_canal.despedir(); // nobody waits for what changes nothing
    }
    Resultado<std::unique_ptr<Comando>> preparar(QByteArrayView sql, bool guardar) override
    {
        const QByteArray nome = guardar ? 'c' + QByteArray::number(++m_nomes) : QByteArray();
        return std::make_unique<ComandoPostgres>(*this, comNumeros(sql), nome);
    }

    // A BEGIN leaves with the first question. A server that went away since has said so by now: once in words, once
    // by closing.
    Resultado<void> conferirVida() override
    {
        m_canal.recolher();
        const bool aberta = viva() && PQconsumeInput(m_pg) == 1 && PQconsumeInput(m_pg) == 1;
        if (!aberta)
            return conferir(nullptr);
        if (m_dispensados.isEmpty())
            return {};
        return conferir(m_canal.mandar(std::exchange(m_dispensados, {}).constData()).get());
    }

private:
    PGconn *m_pg;
    CanalPostgres m_canal;
    int m_nomes = 0;
    QByteArray m_dispensados; // statements to be forgotten, as SQL
    bool m_conflitou = false, m_perdida = false;
};

ComandoPostgres::~ComandoPostgres()
{
    if (m_preparado)
        m_conexao.dispensar(m_nome);
}

Resultado<void> ComandoPostgres::enviar(std::span<const Valor> valores)
{
    const Ligados ligados(valores);
    if (ligados.quantos() != m_lugares)
        return falha(Erro(Codigo::ErroInterno, QStringLiteral("values do not match the places")));
    if (!ligados.cabem())
        return falha(Erro(Codigo::ErroInterno, QStringLiteral("a text with NUL in it")));
    m_linha = -1;
    m_resultado.reset();
    // Prepared at its first run: only then are the types of its values known.
    if (!m_nome.isEmpty() && !m_preparado) {
        AGENDA_TENTAR(m_conexao.esperar());
        const ResultadoPg r = m_conexao.canal().preparar(
            {m_sql.constData(), m_nome.constData(), ligados.quantos(), ligados.tipos(), nullptr});
        AGENDA_TENTAR(m_conexao.conferir(r.get()));
        m_preparado = true;
    }
    const bool foi = m_conexao.canal().enviar({m_sql.constData(), m_nome.isEmpty() ? nullptr : m_nome.constData(),
                                               ligados.quantos(), ligados.tipos(), ligados.valores()});
    return foi ? Resultado<void>() : m_conexao.conferir(nullptr);
}

Resultado<void> ComandoPostgres::rodar(std::span<const Valor> valores)
{
    AGENDA_TENTAR(enviar(valores));
    m_resultado = m_conexao.canal().receber();
    AGENDA_TENTAR(m_conexao.conferir(m_resultado.get()));
    m_linhas = PQntuples(m_resultado.get());
    m_afetadas = QByteArrayView(PQcmdTuples(m_resultado.get())).toByteArray().toInt();
    return {};
}

Resultado<void> ComandoPostgres::adiar(std::span<const Valor> valores)
{
    AGENDA_TENTAR(enviar(valores));
    return m_conexao.canal().aCaminho() < aCaminhoNoMaximo ? Resultado<void>() : m_conexao.esperar();
}

QByteArray entreAspas(const QString &nome)
{
    return '"' + nome.toUtf8().replace('"', "\"\"") + '"';
}

} // namespace

Resultado<std::unique_ptr<Conexao>> abrirPostgres(const QString &url, const QString &esquema, Uso uso)
{
    // What the URL says comes after the defaults and wins over them.
    constexpr std::array chaves{
        "connect_timeout", "application_name", "client_encoding", "tcp_user_timeout",
        "keepalives_idle", "options",          "dbname",          static_cast<const char *>(nullptr)};
    const QByteArray destino = url.toUtf8();
    const std::array valores{"5",
                             "agenda-servidor",
                             "UTF8",
                             "10000",
                             "30",
                             "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s -c statement_timeout=60s "
                             "-c datestyle=ISO -c standard_conforming_strings=on",
                             destino.constData(),
                             static_cast<const char *>(nullptr)};
    auto conexao = std::make_unique<ConexaoPostgres>(PQconnectdbParams(chaves.data(), valores.data(), 1), uso);
    if (!conexao->viva())
        return falha(erroPostgres("08001", {}, QString::fromUtf8(PQerrorMessage(conexao->pg())).trimmed()));
    if (PQserverVersion(conexao->pg()) < 150000)
        return falha(Erro(Codigo::ErroInterno, QStringLiteral("PostgreSQL 15 or later is needed")));
    AGENDA_TENTAR(conexao->comandarTexto("SET search_path TO " + entreAspas(esquema) + ", public"));
    AGENDA_TENTAR(conexao->decorarFrases());
    return std::unique_ptr<Conexao>(std::move(conexao));
}

} // namespace nucleo
