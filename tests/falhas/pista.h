// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/clientebruto.h>

#include <barrier>
#include <memory>
#include <thread>
#include <vector>

namespace falhas {

struct Pedido {
    QByteArray token, metodo, caminho;
    QJsonObject corpo; // empty: none is sent
    QList<std::pair<QByteArray, QByteArray>> cabecalhos;
};

// Clients that stand ready on connections of their own and all start at the same moment.
class Pista
{
public:
    Pista(quint16 porta, int clientes);
    ~Pista();
    // One request each, at most as many as there are clients; answers in the order of the requests.
    [[nodiscard]] QList<apoio::RespostaHttp> correr(const QList<Pedido> &pedidos);

private:
    void esperarPelaVez(int qual);
    const quint16 m_porta;
    const QList<Pedido> *m_pedidos = nullptr; // null at the start: it is over
    std::vector<apoio::RespostaHttp> m_respostas;
    std::barrier<> m_largada, m_partida, m_chegada; // told what to ask, connected, answered
    std::vector<std::jthread> m_threads;
};

} // namespace falhas
