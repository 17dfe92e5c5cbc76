// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../ajustes.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// Zone, name, opening hours: everything about a unit that does not need the database.
[[nodiscard]] nucleo::Resultado<void> conferirUnidade(const contrato::NovaUnidade &nova);
// What is given, and the clinic's values for what is not.
[[nodiscard]] contrato::Unidade unidadeDe(const contrato::NovaUnidade &nova, dominio::UnidadeId id,
                                          const Ajustes &ajustes);
[[nodiscard]] nucleo::Resultado<contrato::Unidade>
gravarUnidadeNova(nucleo::Transacao &tx, const contrato::NovaUnidade &nova, const Ajustes &ajustes);

// Before a change of what holds at a unit (zone, hours, holidays): holds the unit and every doctor with an agenda
// there, and names these.
[[nodiscard]] nucleo::Resultado<QList<dominio::MedicoId>> travarUnidade(nucleo::Transacao &tx,
                                                                        dominio::UnidadeId unidade);
// After it: what was worked out for those doctors is void, screens are told, appointments reviewed. Gives new orphans.
[[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>>
regrasDaUnidadeMudaram(nucleo::Transacao &tx, dominio::UnidadeId unidade, const QList<dominio::MedicoId> &medicos);

} // namespace agendamento
