// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../conhecidos.h"
#include "lugar.h"
#include "tetos.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// A booking that has been worked out on a reader and only has to hold on the writer.
struct Marcacao {
    contrato::Consulta consulta; // id, times of change and version are set when it is written
    PessoaAtual medico, paciente;
    PedidoDeLugar pedido;
    Lugar lugar;
    std::optional<TetoDoDia> teto = {}; // what it counts towards, where anything
    QUuid exceto; // what may be in its place: the appointment that moves, or the hold that it uses
};

// What is wrong with the start of an appointment or a hold: it is past, or no whole minute.
[[nodiscard]] std::optional<dominio::CodigoCampo> erroDoInicio(dominio::Instante inicio, dominio::Instante agora);
// Who may book this, and is everything right that needs no agenda? SemPermissao, CampoProibido, Validacao.
[[nodiscard]] nucleo::Resultado<Participantes> conferirPedido(const Servicos &s, const nucleo::Identidade &quem,
                                                              const contrato::NovaConsulta &nova,
                                                              dominio::Instante agora);

// Unit, duration and fit in the agenda, blocks and occupancy, as of the snapshot. ForaDaAgenda, HorarioOcupado (with
// the nearest free times), PacienteOcupado, Validacao.
[[nodiscard]] nucleo::Resultado<Marcacao> prepararMarcacao(nucleo::Leitura &l, Oferta &oferta,
                                                           const contrato::NovaConsulta &nova,
                                                           const Participantes &quem, dominio::Instante agora,
                                                           const QUuid &exceto = {});

// Holds doctor and patient, and checks again what may have changed since the preparation; brings the booking up to the
// rules as they are now. Writes nothing that a refusal would leave behind.
[[nodiscard]] nucleo::Resultado<void> conferirMarcacao(nucleo::Transacao &tx, Oferta &oferta, Marcacao &marcacao);
// Takes the time, writes row, history, event and audit.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> gravarMarcacao(nucleo::Transacao &tx, const Marcacao &marcacao);

// Only the writing, for what is known to fit; the database refuses overlaps all the same.
[[nodiscard]] nucleo::Resultado<void> gravarConsultaNova(nucleo::Transacao &tx, const contrato::Consulta &consulta,
                                                         int encaixesPorDia, QDate dia);

} // namespace agendamento
