// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>

#include <atomic>
#include <thread>

namespace enquadramento {

// The server behind a proxy, on a local socket, in a thread of its own: answers each request with what came of it, as
// "X-Eco: length:body:line". What comes from a proxy is framed well.
class Eco
{
public:
    explicit Eco(const QString &caminho);
    ~Eco();
    Eco(const Eco &) = delete;
    Eco &operator=(const Eco &) = delete;
    [[nodiscard]] bool ouve() const { return m_escuta >= 0; }

private:
    void servir();
    void aceitar();
    void ler(int fd);
    int m_escuta = -1, m_epoll = -1;
    std::atomic<bool> m_parar{false};
    QHash<int, QByteArray> m_entradas;
    std::thread m_thread;
};

// A stream socket of this computer's, not blocking. -1: none.
[[nodiscard]] int soqueteLocal(const QString &caminho, bool ouvir);

} // namespace enquadramento
