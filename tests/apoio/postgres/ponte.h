// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTemporaryDir>

#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace apoio {

// Stands between a client and a PostgreSQL server, and can break one connection at the worst moment: around the COMMIT
// of the transaction in which certain bytes went by.
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
    void aceitar();
    void servir(int cliente);
    [[nodiscard]] Corte corteDe(const QByteArray &bytes, bool &escrevendo, bool &marcada);

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
