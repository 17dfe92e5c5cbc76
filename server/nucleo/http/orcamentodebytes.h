// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <functional>
#include <list>
#include <mutex>

namespace nucleo {

// How many bytes all connections together may hold for clients that do not read them. Where the sum goes over the
// total, the connections whose bytes have waited longest end: who reads goes on being served while others do not.
// Shared by the I/O threads and the push thread; thread safe.
class OrcamentoDeBytes
{
public:
    explicit OrcamentoDeBytes(qint64 total) : m_total(total) {} // 0: no limit

    // One connection's part. Made by abrir(), given back with fechar().
    struct Lancamento {
        qint64 bytes = 0;
        qint64 desdeMs = 0;             // monotonic: since when the oldest of them waits
        bool cortado = false;           // told to end; counts no more
        std::function<void()> encerrar; // from any thread, under the lock: only tells the connection's own thread
    };
    using Parte = std::list<Lancamento>::iterator;

    [[nodiscard]] Parte abrir(std::function<void()> encerrar);
    void fechar(Parte parte);
    // A connection that was told to end and whose bytes were read meanwhile counts again, and another is told.
    void anotar(Parte parte, qint64 bytes, qint64 desdeMs);
    [[nodiscard]] bool cortado(Parte parte) const;
    [[nodiscard]] qint64 usados() const;
    [[nodiscard]] qint64 cortados() const { return m_cortados; } // connections, so far

private:
    void conter(); // under the lock
    const qint64 m_total;
    mutable std::mutex m_trava;
    std::list<Lancamento> m_partes;
    qint64 m_usados = 0;
    std::atomic<qint64> m_cortados{0};
};

} // namespace nucleo
