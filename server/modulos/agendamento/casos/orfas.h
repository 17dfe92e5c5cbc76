// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../repositorios/ocupacaotabela.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>
#include <nucleo/http/rota.h>

#include <functional>

namespace agendamento {

// After a change of rules (agenda, block, unit, holiday), in its transaction and with the doctor held: appointments of
// the doctor that take part of the period, have yet to happen and no longer fit become orphans; those that fit again
// stop being ones. Each with its event. Gives the new orphans, by time.
[[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>> reverOrfas(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                                      const Periodo &periodo);
// From now on, for rules without an end.
[[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>> reverOrfas(nucleo::Transacao &tx, dominio::MedicoId medico);

// Do the rules as they are here have no room for it: blocked, closed, in no stretch of an agenda?
[[nodiscard]] nucleo::Resultado<bool> semLugar(nucleo::Leitura &l, const contrato::Consulta &consulta);

// A change of rules that is done, and what it has orphaned.
struct MudancaDeRegras {
    nucleo::Resposta resposta;
    QList<contrato::Consulta> orfas;
};
using MudarRegras = std::function<nucleo::Resultado<MudancaDeRegras>(nucleo::Transacao &)>;

// The effect of a route that changes rules. With ?simular=true nothing is changed: the change is made, undone, and the
// answer is the list of appointments that it would have orphaned (200; limite and cursor as on every list).
[[nodiscard]] nucleo::Resultado<nucleo::Efeito> efeitoOuSimulacao(const nucleo::Requisicao &r, MudarRegras mudar);

} // namespace agendamento
