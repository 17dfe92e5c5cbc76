// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

class QString;

namespace nucleo {

// A pool of threads with a bounded queue. Owns its threads; thread safe.
class Executor
{
public:
    Executor(const QString &nome, int threads, int filaMaxima);
    ~Executor(); // as parar()
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    // False where the queue is full or the pool is stopping: the caller answers 503. Never blocks.
    [[nodiscard]] bool tentar(std::function<void()> tarefa);
    void parar(); // runs what is queued, then joins
    [[nodiscard]] int naFila() const;

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace nucleo
