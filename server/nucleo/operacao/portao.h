// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>

#include <memory>

namespace nucleo {

// What one connection may take, and how many there may be. Qt's HTTP server has no such limits in 6.4 and 6.8.
struct LimitesDoPortao {
    int conexoes = 32;                 // one more takes the place of the oldest
    int vidaMs = 10'000;               // of a connection, whatever it does
    qint64 bytesPorConexao = 8 * 1024; // of all its requests
    int intervaloDeErroMs = 500;       // before accepting again where there was no file descriptor
};

// The sockets of the operations listener: accepts, counts, and closes what takes more than its part.
// Where all places are taken the newcomer has that of the one that came first.
class Portao final : public QTcpServer
{
public:
    explicit Portao(LimitesDoPortao limites);
    [[nodiscard]] int abertas() const { return *m_abertas; }

protected:
    void incomingConnection(qintptr descritor) override;

private:
    class Conexao;
    void darLugar();
    const LimitesDoPortao m_limites;
    QList<QPointer<Conexao>> m_fila; // the oldest first; at most as many as may be open, and a few that have gone
    const std::shared_ptr<int> m_abertas = std::make_shared<int>(0); // shared with those counted: they go later
};

} // namespace nucleo
