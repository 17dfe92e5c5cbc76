// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../repositorios/bloqueiotabela.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// Zone in which a doctor's blocks are shown: that of their agenda's first unit, else the clinic's first unit.
[[nodiscard]] nucleo::Resultado<dominio::Fuso> fusoDoMedico(nucleo::Leitura &l, dominio::MedicoId medico);
struct BloqueioGravado {
    contrato::Bloqueio bloqueio;
    QList<contrato::Consulta> orfas;
};
// Row, event, audit; appointments inside become orphans, each with its event.
[[nodiscard]] nucleo::Resultado<BloqueioGravado> gravarBloqueio(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                                const contrato::NovoBloqueio &novo);

} // namespace agendamento
