// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../ajustes.h"

#include <contrato/agenda.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// Zone, name, opening hours: everything about a unit that does not need the database.
[[nodiscard]] nucleo::Resultado<void> conferirUnidade(const contrato::NovaUnidade &nova);
// What is given, and the clinic's values for what is not.
[[nodiscard]] contrato::Unidade unidadeDe(const contrato::NovaUnidade &nova, dominio::UnidadeId id,
                                          const Ajustes &ajustes);
[[nodiscard]] nucleo::Resultado<contrato::Unidade>
gravarUnidadeNova(nucleo::Transacao &tx, const contrato::NovaUnidade &nova, const Ajustes &ajustes);

} // namespace agendamento
