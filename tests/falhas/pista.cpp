// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pista.h"

#include <QElapsedTimer>

namespace falhas {

namespace {

constexpr qint64 conexaoVelhaMs = 5'000; // the server closes idle ones after 30 s

} // namespace

Pista::Pista(quint16 porta, int clientes) :
    m_porta(porta), m_respostas(size_t(clientes)), m_largada(clientes + 1), m_partida(clientes), m_chegada(clientes + 1)
{
    for (int i = 0; i < clientes; ++i)
        m_threads.emplace_back([this, i] { esperarPelaVez(i); });
}

Pista::~Pista()
{
    m_pedidos = nullptr;
    m_largada.arrive_and_wait();
}

void Pista::esperarPelaVez(int qual)
{
    apoio::ClienteBruto cliente(m_porta);
    QElapsedTimer usada;
    for (;;) {
        m_largada.arrive_and_wait();
        if (!m_pedidos)
            return;
        const Pedido *pedido = qual < m_pedidos->size() ? &m_pedidos->at(qual) : nullptr;
        if (pedido && (!usada.isValid() || usada.elapsed() > conexaoVelhaMs))
            (void)cliente.get("/unidades?limite=1");
        m_partida.arrive_and_wait();
        if (pedido) {
            cliente.usarToken(pedido->token);
            const QByteArray corpo =
                pedido->corpo.isEmpty() ? QByteArray() : QJsonDocument(pedido->corpo).toJson(QJsonDocument::Compact);
            m_respostas[size_t(qual)] = cliente.pedir(pedido->metodo, pedido->caminho, corpo, pedido->cabecalhos);
            usada.start();
        }
        m_chegada.arrive_and_wait();
    }
}

QList<apoio::RespostaHttp> Pista::correr(const QList<Pedido> &pedidos)
{
    Q_ASSERT(size_t(pedidos.size()) <= m_respostas.size());
    m_pedidos = &pedidos;
    m_largada.arrive_and_wait();
    m_chegada.arrive_and_wait();
    return QList<apoio::RespostaHttp>(m_respostas.begin(), m_respostas.begin() + pedidos.size());
}

} // namespace falhas
