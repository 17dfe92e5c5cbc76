// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../conhecidos.h"
#include "../oferta.h"
#include "../repositorios/ocupacaotabela.h"
#include "tetos.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// Where and when an appointment or a hold is to be, by a doctor's agendas.
struct Lugar {
    dominio::UnidadeId unidade;
    Periodo quando;
    int duracaoMin = 0;
    qint64 regras = 0;  // version of the doctor's rules it was found by
    dominio::Fuso fuso; // the unit's
};
struct PedidoDeLugar {
    dominio::MedicoId medico;
    dominio::Instante inicio;
    std::optional<int> duracaoMin;
    std::optional<dominio::UnidadeId> unidade;
    int duracaoDoMedico = 30;          // where neither the request nor the agenda says
    std::optional<qint64> regras = {}; // the version seen a moment ago: it is asked again when the time is taken
};
// ForaDaAgenda (blocks and holidays too), Validacao of unidadeId. Whether it is free is another question.
[[nodiscard]] nucleo::Resultado<Lugar> acharLugar(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &pedido);
// Does it still stand, should the rules have changed since?
[[nodiscard]] nucleo::Resultado<void> conferirLugar(nucleo::Transacao &tx, Oferta &oferta, dominio::MedicoId medico,
                                                    const Lugar &lugar);
// Is nothing else there, and can the doctor be at that unit in time?
[[nodiscard]] nucleo::Resultado<bool> medicoLivre(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico,
                                                  const Lugar &lugar, const QUuid &exceto = {});
// HorarioOcupado with the doctor's three nearest free times.
[[nodiscard]] dominio::Erro horarioOcupado(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico,
                                           const Lugar &lugar, dominio::Instante agora);

// A booking that has been worked out on a reader and only has to hold on the writer.
struct Marcacao {
    contrato::Consulta consulta; // id, times of change and version are set when it is written
    PessoaAtual medico, paciente;
    Lugar lugar;
    std::optional<TetoDoDia> teto = {}; // what it counts towards, where anything
    QUuid exceto; // what may be in its place: the appointment that moves, or the hold that it uses
};

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

// Holds doctor and patient, and checks again what may have changed since the preparation. Writes nothing that a
// refusal would leave behind.
[[nodiscard]] nucleo::Resultado<void> conferirMarcacao(nucleo::Transacao &tx, Oferta &oferta, const Marcacao &marcacao);
// Takes the time, writes row, history, event and audit.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> gravarMarcacao(nucleo::Transacao &tx, const Marcacao &marcacao);
// Both.
[[nodiscard]] nucleo::Resultado<contrato::Consulta> marcar(nucleo::Transacao &tx, Oferta &oferta,
                                                           const Marcacao &marcacao);

// Only the writing, for what is known to fit; the database refuses overlaps all the same.
[[nodiscard]] nucleo::Resultado<void> gravarConsultaNova(nucleo::Transacao &tx, const contrato::Consulta &consulta,
                                                         int encaixesPorDia, QDate dia);

} // namespace agendamento
