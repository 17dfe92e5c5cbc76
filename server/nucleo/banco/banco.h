// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transacao.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace nucleo {

struct ConfigBanco {
    QString url;               // "sqlite:/path/file.db" or "postgresql://user:pw@host/db"
    int conexoes = 8;          // PostgreSQL: writers in the pool
    bool segundoPlano = false; // its writer lets the others go first
    int filaMaxima = 4096;     // writes waiting; above: Indisponivel
};

using Trabalho = std::function<Resultado<void>(Transacao &)>;
// Called exactly once, on a writer thread, after the commit is durable (or failed). Must not block.
using Conclusao = std::function<void(Resultado<void>)>;

// One module's database. Reads run on the calling thread with a connection of that thread; writes are queued to the
// writer (SQLite: one thread, group commit; PostgreSQL: a pool) and answered after the commit.
struct TabelaCopiada;

class Banco
{
public:
    // pastaMigracoes: resource or folder with NNNN_nome.sql, e.g. ":/agendamento/sql" (holds sqlite/ and postgres/).
    // The plumbing's own tables (caixa_saida, caixa_entrada, idempotencia, auditoria) are made by nucleo's migrations.
    Banco(QString nome, ConfigBanco config, QString pastaMigracoes);
    ~Banco();
    Banco(const Banco &) = delete;
    Banco &operator=(const Banco &) = delete;

    [[nodiscard]] Resultado<void> abrir(); // connects, migrates, starts the writer
    // Instead of abrir(): copies this database, SQLite and not in use, into the empty one of that URL, and compares row
    // by row. What was copied, by table. The copy is marked as unfinished, and not opened, until acabarCopia() of all
    // the databases that belong together; one that failed or was killed is simply made again.
    [[nodiscard]] Resultado<QList<TabelaCopiada>> copiarPara(const QString &url) const;
    [[nodiscard]] static Resultado<void> acabarCopia(const QString &url, const QStringList &nomes);
    void fechar(); // finishes what is queued, then closes; idempotent
    [[nodiscard]] const QString &nome() const;
    [[nodiscard]] Motor motor() const;
    // That it can be read, and, where the last write found the disk full, whether there is room again: SemEspaco.
    [[nodiscard]] Resultado<void> saude();

    // Runs f(Leitura &) with this thread's read connection, inside one snapshot. Where the connection turns out to be
    // lost, f runs once more on a new one.
    template<class F>
    [[nodiscard]] auto ler(F &&f) -> std::invoke_result_t<F, Leitura &>
    {
        return lerComo(Instantaneo::Sim, f);
    }
    // The same for one statement, which is a snapshot by itself: nothing has to be said around it.
    template<class F>
    [[nodiscard]] auto lerUma(F &&f) -> std::invoke_result_t<F, Leitura &>
    {
        return lerComo(Instantaneo::Nao, f);
    }

    void escrever(const Contexto &contexto, Trabalho trabalho, Conclusao conclusao);
    // Blocks until the commit; for worker threads, tools and tests, never for an event loop.
    [[nodiscard]] Resultado<void> escreverEEsperar(const Contexto &contexto, Trabalho trabalho);

    // Many writes are coming in at this moment: work that can wait a little should. Callable from any thread.
    [[nodiscard]] bool sobCarga() const;

    // Called on a writer thread after each commit that published events. Set before abrir().
    void aoPublicar(std::function<void()> aviso);

    // A connection for the caller alone, its thread's, migrated by abrir() already.
    [[nodiscard]] Resultado<std::unique_ptr<Conexao>> conectar();

private:
    class SessaoDeLeitura; // RAII: BEGIN … COMMIT of a read snapshot
    enum class Instantaneo { Sim, Nao };
    template<class F>
    [[nodiscard]] auto lerComo(Instantaneo como, F &f) -> std::invoke_result_t<F &, Leitura &>;
    [[nodiscard]] Resultado<std::unique_ptr<SessaoDeLeitura>> abrirLeitura(Instantaneo como);
    struct Privado;
    std::unique_ptr<Privado> m;
};

class Banco::SessaoDeLeitura
{
public:
    SessaoDeLeitura(Conexao &conexao, Instantaneo como);
    ~SessaoDeLeitura();
    SessaoDeLeitura(const SessaoDeLeitura &) = delete;
    [[nodiscard]] Leitura &leitura() { return m_leitura; }
    [[nodiscard]] bool viva() const;

private:
    Conexao &m_conexao;
    const Instantaneo m_como;
    Leitura m_leitura;
};

template<class F>
auto Banco::lerComo(Instantaneo como, F &f) -> std::invoke_result_t<F &, Leitura &>
{
    for (bool denovo = false;; denovo = true) {
        auto sessao = abrirLeitura(como);
        if (!sessao)
            return std::unexpected(sessao.error());
        auto lido = f((*sessao)->leitura());
        if (lido || denovo || (*sessao)->viva())
            return lido;
    }
}

} // namespace nucleo
