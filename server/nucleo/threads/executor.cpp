// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "executor.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <QString>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace nucleo {

struct Executor::Privado {
    std::mutex trava;
    std::condition_variable temTarefa;
    std::deque<std::function<void()>> fila;
    size_t filaMaxima = 0;
    bool parando = false;
    std::vector<std::thread> threads;

    void trabalhar()
    {
        std::unique_lock guarda(trava);
        for (;;) {
            temTarefa.wait(guarda, [this] { return parando || !fila.empty(); });
            if (fila.empty())
                return;
            auto tarefa = std::move(fila.front());
            fila.pop_front();
            guarda.unlock();
            tarefa();
            tarefa = nullptr; // what it holds goes before the next wait
            guarda.lock();
        }
    }
};

Executor::Executor(const QString &nome, int threads, int filaMaxima) : m(std::make_unique<Privado>())
{
    m->filaMaxima = size_t(filaMaxima);
    for (int i = 0; i < threads; ++i)
        m->threads.emplace_back([p = m.get(), nome] {
            nomearThread("exec." + nome.toLatin1());
            p->trabalhar();
        });
}

Executor::~Executor()
{
    parar();
}

bool Executor::tentar(std::function<void()> tarefa)
{
    {
        const std::lock_guard guarda(m->trava);
        if (m->parando || m->fila.size() >= m->filaMaxima)
            return false;
        m->fila.push_back(std::move(tarefa));
    }
    m->temTarefa.notify_one();
    return true;
}

void Executor::parar()
{
    {
        const std::lock_guard guarda(m->trava);
        m->parando = true;
    }
    m->temTarefa.notify_all();
    for (std::thread &t : m->threads)
        if (t.joinable())
            t.join();
}

int Executor::naFila() const
{
    const std::lock_guard guarda(m->trava);
    return int(m->fila.size());
}

} // namespace nucleo
