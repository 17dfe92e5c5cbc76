// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "filadepedidos.h"

#include <algorithm>
#include <chrono>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr size_t muitos = 6;    // more writes than this at once come of load, not of chance
constexpr qint64 cargaMs = 100; // for how long after such a moment

qint64 agoraMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

bool FilaDePedidos::enfileirar(Pedido &pedido)
{
    {
        const std::lock_guard guarda(m_trava);
        if (m_parando || m_fila.size() >= m_maximo)
            return false;
        m_fila.push_back(std::move(pedido));
    }
    m_temPedido.notify_one();
    return true;
}

bool FilaDePedidos::tomar(std::vector<Pedido> &lote, size_t quantos)
{
    std::unique_lock guarda(m_trava);
    m_temPedido.wait(guarda, [this] { return m_parando || !m_fila.empty(); });
    if (m_fila.size() + m_emCurso > muitos)
        m_carregada.store(agoraMs(), std::memory_order_relaxed);
    const auto n = std::ptrdiff_t(std::min(m_fila.size(), quantos));
    std::move(m_fila.begin(), m_fila.begin() + n, std::back_inserter(lote));
    m_fila.erase(m_fila.begin(), m_fila.begin() + n);
    m_emCurso += size_t(n);
    return !lote.empty();
}

void FilaDePedidos::terminar(size_t quantos)
{
    const std::lock_guard guarda(m_trava);
    m_emCurso -= quantos;
}

void FilaDePedidos::parar()
{
    {
        const std::lock_guard guarda(m_trava);
        m_parando = true;
    }
    m_temPedido.notify_all();
}

bool FilaDePedidos::sobCarga() const
{
    return agoraMs() - m_carregada.load(std::memory_order_relaxed) < cargaMs;
}

Resultado<void> rodarTrabalho(const Trabalho &trabalho, Transacao &transacao)
{
    try {
        return trabalho(transacao);
    } catch (const std::exception &e) {
        return falha(Erro(Codigo::ErroInterno, QString::fromUtf8(e.what())));
    } catch (...) {
        return falha(Erro(Codigo::ErroInterno, QStringLiteral("unknown exception in a write")));
    }
}

} // namespace nucleo
