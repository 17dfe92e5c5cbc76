// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "repositorios/agendatabela.h"

#include <dominio/horarios.h>

namespace agendamento {

// A doctor's agendas once their units have had their say: zone, opening hours, holidays. As the transaction or snapshot
// sees them, so right in the middle of a change too.
[[nodiscard]] nucleo::Resultado<QList<dominio::AgendaSemanal>> agendasDoMedico(nucleo::Leitura &l,
                                                                               dominio::MedicoId medico);
// Doctors with an agenda at that unit, past ones too.
[[nodiscard]] nucleo::Resultado<QList<dominio::MedicoId>> medicosDaUnidade(nucleo::Leitura &l,
                                                                           dominio::UnidadeId unidade);

} // namespace agendamento
