// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "banco.h"

#include <nucleo/threads/prazo.h>

#include <atomic>
#include <memory>
#include <utility>

namespace nucleo {

// A write that waits for its turn.
struct Pedido {
    Contexto contexto;
    Trabalho trabalho;
    Conclusao conclusao;
    Prazo prazo; // of the use case that asks
    // Before each run of the work. Until the first one, a write that is past its deadline, or whose client has gone, is
    // given up. From then on it is run to its end, however often that begins again.
    [[nodiscard]] Resultado<void> comecar()
    {
        if (!std::exchange(m_comecou, true))
            m_pode = prazo.conferir();
        return m_pode;
    }

private:
    bool m_comecou = false;
    Resultado<void> m_pode;
};

// Runs writes in transactions and answers each after its commit. One per Banco; the engine decides which.
class Escritor
{
public:
    virtual ~Escritor() = default;
    // False where the queue is full or the writer is stopping; the request is then still the caller's.
    [[nodiscard]] virtual bool enfileirar(Pedido &pedido) = 0;
    virtual void parar() = 0; // finishes what is queued
    [[nodiscard]] virtual bool sobCarga() const = 0;
    [[nodiscard]] bool semEspaco() const { return m_semEspaco.load(std::memory_order_relaxed); }

protected:
    // What the last transaction came to.
    void anotarEspaco(const Resultado<void> &r)
    {
        if (r || r.error().codigo == dominio::Codigo::SemEspaco)
            m_semEspaco.store(!r, std::memory_order_relaxed);
    }

private:
    std::atomic<bool> m_semEspaco{false};
};

// SQLite: one thread with the only writing connection. Takes all waiting writes, commits them once, answers all
// (group commit): one fsync pays for many bookings. A write that fails takes no other with it: the batch is then run
// again with a savepoint for each.
[[nodiscard]] Resultado<std::unique_ptr<Escritor>>
abrirEscritorSqlite(const QString &arquivo, const ConfigBanco &config, std::function<void()> aoPublicar);

// PostgreSQL: a pool of threads with a connection each, a transaction for each write. What meets another transaction
// (40001, 40P01) is run again a few times, then answered Indisponivel; so is, at once, what has waited for a lock as
// long as it may. What loses its connection before the commit is run again on a new one. A commit that is answered with
// a warning is SemConexao: whether it will last is not known.
[[nodiscard]] std::unique_ptr<Escritor> abrirEscritorPostgres(const QString &url, const QString &esquema,
                                                              const ConfigBanco &config,
                                                              std::function<void()> aoPublicar);

} // namespace nucleo
