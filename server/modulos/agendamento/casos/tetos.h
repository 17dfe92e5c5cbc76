// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../ajustes.h"

#include <nucleo/banco/gastos.h>
#include <nucleo/http/requisicao.h>

namespace agendamento {

// What a patient's account may do so many times in 24 hours. Staff have no such cap: for them all of this does nothing.
class TetoDoDia
{
public:
    enum Qual { Marcacao, Mudanca, Reserva };

    TetoDoDia(const nucleo::Identidade &quem, const TetosPorDia &tetos, Qual qual);
    // Before the transaction, so that who is over the cap costs the writer nothing. A hint: only gastar() counts. At
    // the same place among the other refusals as gastar(), so that a race is answered as one after the other would be.
    [[nodiscard]] nucleo::Resultado<void> conferir(nucleo::Leitura &l, dominio::Instante agora) const;
    // In the transaction that does it, with the patient held. MuitasRequisicoes undoes the rest.
    [[nodiscard]] nucleo::Resultado<void> gastar(nucleo::Transacao &tx) const;

private:
    QUuid m_conta; // null: not a patient's
    nucleo::Teto m_teto;
};

} // namespace agendamento
