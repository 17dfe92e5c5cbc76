// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <QHash>

#include <list>
#include <memory>
#include <span>
#include <vector>

namespace nucleo {

// A prepared statement of one connection. Runs with values, gives its rows forward once, and is used again after
// soltar(). What utf8() gives is valid until the next row.
class Comando
{
public:
    virtual ~Comando() = default;
    // Up to the first row, so that what the engine refuses is known here.
    [[nodiscard]] virtual Resultado<void> rodar(std::span<const Valor> valores) = 0;
    // The same for a write whose outcome nobody asks for: where it fails may show only at a later statement of the
    // transaction, its COMMIT at the latest.
    [[nodiscard]] virtual Resultado<void> adiar(std::span<const Valor> valores) { return rodar(valores); }
    [[nodiscard]] virtual bool proxima() = 0;
    [[nodiscard]] virtual Resultado<void> erro() const = 0;
    [[nodiscard]] virtual int afetadas() const = 0; // rows that a write changed
    virtual void soltar() = 0;

    [[nodiscard]] virtual bool nulo(int coluna) const = 0;
    [[nodiscard]] virtual QByteArrayView utf8(int coluna) const = 0; // null column: empty
    [[nodiscard]] virtual qint64 inteiro(int coluna) const = 0;
    [[nodiscard]] virtual double real(int coluna) const = 0;
};

// What a connection is for. One for reading cannot write, and stops a statement once the deadline of its thread (Prazo)
// is over: the statement gives Indisponivel, the connection can be used further. A writer's statements are never
// stopped.
enum class Uso { Escrita, Leitura };

// One connection to one database, used by one thread at a time. Keeps the prepared statements used last by their text.
class Conexao
{
public:
    static constexpr int comandosMaximos = 256; // kept; above, the one that was not used for the longest time goes
    virtual ~Conexao() = default;
    Conexao(const Conexao &) = delete;
    Conexao &operator=(const Conexao &) = delete;

    [[nodiscard]] virtual Motor motor() const = 0;
    [[nodiscard]] virtual bool viva() const { return true; } // false: lost for good, open another
    // The transaction under way met another one and may succeed if run again.
    [[nodiscard]] virtual bool conflitou() const { return false; }
    // A statement of fixed text, without values or rows: "COMMIT", "SAVEPOINT x".
    [[nodiscard]] virtual Resultado<void> comandar(const char *sql);
    [[nodiscard]] virtual Resultado<void> comecarEscrita() = 0;
    // Any number of statements, once, not kept; the engine parses them.
    [[nodiscard]] virtual Resultado<void> comandarTexto(const QByteArray &sql) = 0;

    // Runs with the values bound; the statement goes back through devolver().
    struct Emprestado {
        Comando *comando;
        int chave; // -1: not kept
    };
    [[nodiscard]] Resultado<Emprestado> executar(QByteArrayView sql, std::span<const Valor> valores);
    [[nodiscard]] Resultado<void> adiar(QByteArrayView sql, std::span<const Valor> valores); // see Comando::adiar
    void devolver(Emprestado emprestado);

    // Waits until all deferred statements are answered. Returns the first error that no call has returned yet.
    [[nodiscard]] virtual Resultado<void> esperar() { return {}; }

    // Nested reads on one thread share the outermost snapshot.
    [[nodiscard]] Resultado<void> entrarNaLeitura();
    void sairDaLeitura();
    // Instead, before a statement that is read by itself; inside of a read it is part of that one's snapshot.
    [[nodiscard]] Resultado<void> conferirAntesDeLer() { return m_leituras > 0 ? Resultado<void>() : conferirVida(); }

protected:
    Conexao() = default;
    [[nodiscard]] virtual Resultado<void> comecarLeitura() = 0; // one snapshot for all that follows
    virtual void terminarLeitura() { (void)comandar("COMMIT"); }
    [[nodiscard]] virtual Resultado<void> conferirVida() { return {}; } // as far as can be told without asking
    [[nodiscard]] virtual Resultado<std::unique_ptr<Comando>> preparar(QByteArrayView sql, bool guardar) = 0;
    void esquecerComandos() { m_guardados.clear(); } // they go before what they belong to

private:
    struct Guardado {
        QByteArray texto;
        std::unique_ptr<Comando> comando;
        bool emUso = false;
        std::list<int>::iterator lugar; // in m_ordem
    };
    [[nodiscard]] Resultado<Emprestado> emprestar(QByteArrayView sql);
    [[nodiscard]] Emprestado emprestarGuardado(int chave);
    [[nodiscard]] int livrarUm(); // the place of the oldest that nobody uses, now empty; -1: all are in use

    QHash<QByteArray, int> m_porTexto;
    std::vector<Guardado> m_guardados;
    std::list<int> m_ordem; // places in m_guardados, the one used last first
    int m_leituras = 0;
};

} // namespace nucleo
