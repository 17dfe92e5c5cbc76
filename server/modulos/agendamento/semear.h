// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ajustes.h"
#include "vizinhos.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

// Filling the module's database in one go (the demo clinic, an import): the same rows, history, events and audit as the
// use cases write, inside the caller's transaction on ModuloAgendamento::banco(). The database still refuses overlaps.
namespace agendamento {

// Names in answers and events come from here; usuario.* events keep it current afterwards.
[[nodiscard]] nucleo::Resultado<void> semearPessoa(nucleo::Transacao &tx, const Pessoa &pessoa);
[[nodiscard]] nucleo::Resultado<contrato::Unidade>
semearUnidade(nucleo::Transacao &tx, const contrato::NovaUnidade &nova, const Ajustes &ajustes = {});
[[nodiscard]] nucleo::Resultado<void> semearAgenda(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                   const contrato::NovaAgenda &nova);
[[nodiscard]] nucleo::Resultado<void> semearBloqueio(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                     const contrato::NovoBloqueio &novo);

struct ConsultaSemeada {
    contrato::NovaConsulta nova; // unidadeId set; duracaoMin: 30 where absent. Past times are fine.
    dominio::Situacao situacao = dominio::Situacao::Confirmada;
    dominio::Instante marcadaEm; // when it was booked; its later steps get times that fit
    dominio::UsuarioId criadaPor;
    std::optional<QString> motivoFinal; // of a refusal or cancellation
};
// History as the state asks for, one event per step. HorarioOcupado, PacienteOcupado where the time is taken.
[[nodiscard]] nucleo::Resultado<dominio::ConsultaId> semearConsulta(nucleo::Transacao &tx,
                                                                    const ConsultaSemeada &semeada);

} // namespace agendamento
