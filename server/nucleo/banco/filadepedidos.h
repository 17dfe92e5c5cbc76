// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "escritor.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <vector>

namespace nucleo {

// Writes that wait for a writer's thread. Thread safe.
class FilaDePedidos
{
public:
    explicit FilaDePedidos(size_t maximo) : m_maximo(maximo) {}
    // False where it is full or stopping; the request is then still the caller's.
    [[nodiscard]] bool enfileirar(Pedido &pedido);
    // Waits for work and takes up to `quantos`; false: stopping, and nothing is left.
    [[nodiscard]] bool tomar(std::vector<Pedido> &lote, size_t quantos);
    // What a writer took is written and answered.
    void terminar(size_t quantos);
    void parar();
    // Much was waiting or being written within the last moments: more at once than comes of chance.
    [[nodiscard]] bool sobCarga() const;

private:
    const size_t m_maximo;
    std::mutex m_trava;
    std::condition_variable m_temPedido;
    std::deque<Pedido> m_fila;
    size_t m_emCurso = 0; // taken, not done: where several writers share the queue
    bool m_parando = false;
    std::atomic<qint64> m_carregada{std::numeric_limits<qint64>::min() / 2}; // when many were last waiting
};

// Runs the work; what it throws, the last resort, becomes an error, so that no exception takes the writer with it.
[[nodiscard]] Resultado<void> rodarTrabalho(const Trabalho &trabalho, Transacao &transacao);

} // namespace nucleo
