// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexao.h"

#include <libpq-fe.h>

#include <chrono>
#include <memory>

namespace nucleo {

struct SoltaResultado {
    void operator()(PGresult *r) const { PQclear(r); }
};
using ResultadoPg = std::unique_ptr<PGresult, SoltaResultado>;

// What is on its way to one PostgreSQL server. Statements go one behind the other without a wait in between (libpq's
// pipeline): the BEGIN with the first question, the rows of a booking with their COMMIT. Whoever needs an answer waits
// for all that went before. After the first that fails the server skips the others.
//
// On a connection for reading the wait ends with the deadline of the calling thread (Prazo): the server is asked to
// cancel the statement, which then fails with 57014. On a writer's connection nothing is ever cancelled.
class CanalPostgres
{
public:
    CanalPostgres(PGconn *pg, Uso uso);
    CanalPostgres(const CanalPostgres &) = delete;
    CanalPostgres &operator=(const CanalPostgres &) = delete;

    // Values in text form; nome: of a prepared statement, else sql with the types given.
    struct Dito {
        const char *sql = nullptr, *nome = nullptr;
        int quantos = 0;
        const Oid *tipos = nullptr;
        const char *const *valores = nullptr;
    };
    // False: the connection is lost.
    [[nodiscard]] bool enviar(const Dito &dito);
    [[nodiscard]] int aCaminho() const { return m_aCaminho; }
    // Waits for everything sent: the result of the last, or of the first that failed; none where the connection broke.
    [[nodiscard]] ResultadoPg receber();
    // By itself, waited for: SQL without values; what prepares a statement of that name.
    [[nodiscard]] ResultadoPg mandar(const char *sql);
    [[nodiscard]] ResultadoPg preparar(const Dito &dito);
    // Sends off what there is and leaves the answers for later: nobody asks for them.
    void despedir();
    // Takes what was left by despedir(). Whoever uses the connection without this class calls it before.
    void recolher();
    // False: what comes next on this connection may be the answer to something else. It is not to be used again.
    [[nodiscard]] bool emPasso() const { return m_emPasso; }

    // The WARNING that came with the statement answered last; empty: none.
    [[nodiscard]] const QByteArray &aviso() const { return m_aviso; }

private:
    using Instante = std::chrono::steady_clock::time_point;
    ResultadoPg lerAteSincronia(int quantos);
    [[nodiscard]] ResultadoPg proximo();
    [[nodiscard]] bool esperarNoPrazo(); // false: given up
    [[nodiscard]] bool pararDeEsperar();
    [[nodiscard]] bool cancelar();
    ResultadoPg lerTudo();
    static void anotarAviso(void *canal, const PGresult *aviso);

    PGconn *m_pg;
    const Uso m_uso;
    int m_aCaminho = 0, m_despedidos = 0;
    bool m_emPasso = true;
    // Of what is being waited for: since when its time is over, and when the server was last asked to cancel it.
    std::optional<Instante> m_paradoEm, m_canceladoEm;
    QByteArray m_aviso;
};

} // namespace nucleo
