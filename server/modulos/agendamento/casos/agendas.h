// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../repositorios/agendatabela.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// The doctor's agenda at that unit from vigenteDe (until vigenteAte) becomes this one; what was before, after and at
// other units stays. Validacao where ranges are wrong in themselves or meet, in this unit or with another one's agenda.
// With event and audit. Gives the appointments that no longer fit: orphans from now on.
[[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>> gravarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                                        const contrato::NovaAgenda &nova);
// What a change of an agenda holds: the doctor, and the unit, whose own rules must not change at the same time.
[[nodiscard]] nucleo::Resultado<void> travarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                   dominio::UnidadeId unidade);
// The event agenda.alterada: what the doctor offers is no longer what it was, whatever the reason.
[[nodiscard]] nucleo::Resultado<void> anunciarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico);
[[nodiscard]] QList<contrato::AgendaUnidade> paraContrato(const QList<LinhaAgenda> &agendas);

} // namespace agendamento
