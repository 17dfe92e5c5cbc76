// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orcamento.h"

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>

namespace notificacoes {

// Takes due messages from the queue. Those of no more use and those over a budget end here. Used by one thread.
class Tomada
{
public:
    struct Partes {
        nucleo::Banco &banco;
        const dominio::Relogio &relogio;
        const Orcamento &orcamento;
    };
    explicit Tomada(Partes partes) : m_p(partes) {}
    // At most so many, oldest debt first.
    [[nodiscard]] nucleo::Resultado<QList<Registrada>> tomar(int quantas);
    // Deletes what counted towards a daily cap and counts no more: at most one lot of it. True: there may be more.
    [[nodiscard]] nucleo::Resultado<bool> esquecerGastos();

private:
    [[nodiscard]] nucleo::Resultado<QList<Registrada>> vencidas(int quantas);
    [[nodiscard]] nucleo::Resultado<bool> tomarOuEncerrar(nucleo::Transacao &tx, Registrada &n,
                                                          const Orcamento::Destino &destino) const;
    [[nodiscard]] nucleo::Contexto contexto() const { return {QUuid(), m_p.relogio.agora(), {}, {}}; }

    Partes m_p;
};

} // namespace notificacoes
