// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/eventos/assinatura.h>
#include <nucleo/observabilidade/registro.h>

#include <functional>
#include <memory>

namespace nucleo {

// Takes events from the outboxes of the databases given to it and brings each to every subscription, at least once and
// in order per aggregate. One thread of its own per outbox. A consumer that fails is retried with growing pauses and
// holds up only itself. Positions survive a restart.
class Despachante
{
public:
    explicit Despachante(Registro &registro);
    ~Despachante(); // as parar()
    Despachante(const Despachante &) = delete;

    void observar(Banco &origem);        // before iniciar(); takes the bank's aoPublicar()
    void assinar(Assinatura assinatura); // before iniciar()
    // Each event right after it was read, once per run of the process, on a dispatcher thread; keeps no position.
    void aoVivo(std::function<void(const Evento &)> ouvinte);
    // The newest events of all outboxes, oldest first: fills the live stream's memory at start. What is published after
    // this is told to aoVivo(), also what comes before iniciar().
    [[nodiscard]] Resultado<QList<Evento>> recentes(int quantos);
    [[nodiscard]] Resultado<void> iniciar();
    void parar();                     // idempotent
    [[nodiscard]] qint64 pendentes(); // events not yet taken by the slowest consumer

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace nucleo
