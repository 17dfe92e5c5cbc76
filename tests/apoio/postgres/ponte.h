// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace apoio {

// Stands between a client and a PostgreSQL server, and can break one connection at the worst moment: around the COMMIT
// of the transaction in which certain bytes went by. Reads the messages of the protocol, so that a COMMIT is one
// whether it comes by itself or behind other statements.
class Ponte
{
public:
    enum class Corte {
        Nenhum,
        AntesDoCommit,  // the server never hears of it
        DepoisDoCommit, // the server did it, the client never hears of it
    };
    explicit Ponte(const QString &pastaDoServidor);
    ~Ponte();
    Ponte(const Ponte &) = delete;

    [[nodiscard]] bool abrir();
    [[nodiscard]] QString url(const QString &banco) const;
    void cortar(Corte como, const QByteArray &marca); // once
    [[nodiscard]] int cortes() const { return m_cortes; }

private:
    // One connection through the bridge.
    struct Passagem {
        int cliente, servidor;
        QByteArray fila{}; // of the client, up to a whole message
        QHash<QByteArray, QByteArray> preparados{};
        bool iniciada = false; // the first message has no type
        bool escrevendo = false, marcada = false;
        bool calada = false; // the server is to finish, the client hears no more
        QByteArray calado{};
    };
    void aceitar();
    void servir(int cliente);
    [[nodiscard]] bool doCliente(Passagem &p);
    [[nodiscard]] bool doServidor(Passagem &p);
    [[nodiscard]] Corte corteDe(const QByteArray &mensagem, Passagem &p);

    const QString m_servidor;
    QTemporaryDir m_pasta;
    int m_fd = -1;
    std::atomic<bool> m_fim{false};
    std::atomic<int> m_cortes{0};
    std::mutex m_trava;
    Corte m_como = Corte::Nenhum; // by m_trava, with m_marca
    QByteArray m_marca;
    std::vector<std::thread> m_threads;
    std::thread m_aceitador;
};

} // namespace apoio
