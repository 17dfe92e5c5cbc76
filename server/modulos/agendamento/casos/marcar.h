// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../conhecidos.h"
#include "../oferta.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// A booking that has been worked out on a reader and only has to hold on the writer.
struct Marcacao {
    contrato::Consulta consulta; // id, times of change and version are set when it is written
    PessoaAtual medico, paciente;
    qint64 regras = 0;  // version of the doctor's rules the agenda was checked against
    dominio::Fuso fuso; // the unit's
};

// Unit, duration and fit in the agenda, blocks and occupancy, as of the snapshot. ForaDaAgenda, HorarioOcupado (with
// the nearest free times), PacienteOcupado, Validacao.
[[nodiscard]] nucleo::Resultado<Marcacao> prepararMarcacao(nucleo::Leitura &l, Oferta &oferta,
                                                           const contrato::NovaConsulta &nova,
                                                           const PessoaAtual &medico, const PessoaAtual &paciente,
                                                           dominio::Instante agora);

// Checks again what may have changed since, takes the time, writes row, history, event and audit.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> marcar(nucleo::Transacao &tx, Oferta &oferta,
                                                           const Marcacao &marcacao);

// Only the writing, for what is known to fit; the database refuses overlaps all the same.
[[nodiscard]] nucleo::Resultado<void> gravarConsultaNova(nucleo::Transacao &tx, const contrato::Consulta &consulta,
                                                         int encaixesPorDia, QDate dia);

} // namespace agendamento
