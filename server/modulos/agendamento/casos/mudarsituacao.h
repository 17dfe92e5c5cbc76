// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../parametros.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>
#include <nucleo/http/requisicao.h>

namespace agendamento {

struct Mudanca {
    dominio::ConsultaId consulta;
    dominio::Acao acao = dominio::Acao::Confirmar;
    std::optional<nucleo::Identidade> quem; // absent: the server by its clock
    std::optional<QString> motivo;
    Precondicao precondicao;
    bool semAntecedencia = false; // the clinic has asked: up to the start
    dominio::MedicoId medico;     // of a move: whose the appointment has been
};

// The appointment as it is now, with its doctor and patient held to the end of the transaction. NaoEncontrado where it
// is not, or is not for that caller to know of.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> consultaParaMudar(nucleo::Transacao &tx, dominio::ConsultaId id,
                                                                      const std::optional<nucleo::Identidade> &quem);

// One transition of the state machine: row, occupancy, history, event, audit. NaoEncontrado for who may not know of the
// appointment.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> mudarSituacao(nucleo::Transacao &tx, const Mudanca &mudanca);

// The appointment as the action leaves it, in memory only: state, orphan sign, time of change. SemPermissao,
// TransicaoInvalida, PrazoEncerrado.
[[nodiscard]] nucleo::Resultado<void> aplicarTransicao(nucleo::Leitura &l, const Mudanca &mudanca,
                                                       dominio::Instante agora, contrato::Consulta &consulta);

// The times of doctor and patient, taken or given back as the new state asks for. HorarioOcupado, PacienteOcupado where
// someone has been given the time meanwhile.
[[nodiscard]] nucleo::Resultado<void> ajustarOcupacao(nucleo::Transacao &tx, const contrato::Consulta &consulta,
                                                      dominio::Situacao antes);

// Writes what changed in an appointment that has moved on from the state it had before, with history, event and audit.
// Its version goes up here; the time of change is the caller's to set.
[[nodiscard]] nucleo::Resultado<void> registrarMudanca(nucleo::Transacao &tx, contrato::Consulta &consulta,
                                                       dominio::Situacao antes, const QByteArray &evento,
                                                       const QByteArray &acao, const std::optional<QString> &motivo);

// "consulta.confirmada" for Confirmar, and so on.
[[nodiscard]] QByteArray eventoDe(dominio::Acao acao);

} // namespace agendamento
