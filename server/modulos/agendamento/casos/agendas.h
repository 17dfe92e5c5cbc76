// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../repositorios/agendatabela.h"

#include <contrato/agenda.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// The doctor's agenda at that unit from vigenteDe (until vigenteAte) becomes this one; what was before, after and at
// other units stays. Validacao where ranges are wrong in themselves or meet, in this unit or with another one's agenda.
// With event and audit.
[[nodiscard]] nucleo::Resultado<void> gravarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                   const contrato::NovaAgenda &nova);
[[nodiscard]] QList<contrato::AgendaUnidade> paraContrato(const QList<LinhaAgenda> &agendas);

} // namespace agendamento
