// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/observabilidade/retrato.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <thread>

namespace nucleo {

// Makes the picture of the server's health every two seconds, in a thread of its own: the only place that asks the
// databases how they are, however many people ask.
class Retratista
{
public:
    struct Fontes {
        const dominio::Relogio &relogio;
        Saude saude;                          // reads the databases
        std::function<QByteArray()> metricas; // Prometheus text; whole lines
    };
    static constexpr std::chrono::milliseconds intervalo{2'000};
    static constexpr qint64 prazoDoPassoMs = 8'000; // what reads longer is told to stop

    Retratista(Mural &mural, Fontes fontes); // the wall outlives this
    ~Retratista();                           // as parar()
    Retratista(const Retratista &) = delete;
    Retratista &operator=(const Retratista &) = delete;

    void iniciar(); // the first picture hangs when this returns
    void parar();   // a step under way is told to stop, and waited for; idempotent
    void passo();   // makes one picture in the calling thread

private:
    Mural &m_mural;
    const Fontes m_fontes;
    std::shared_ptr<std::atomic<bool>> m_desistir; // of the step under way
    std::mutex m_trava;
    std::condition_variable m_fim;
    bool m_parando = false;
    std::thread m_thread;
};

} // namespace nucleo
