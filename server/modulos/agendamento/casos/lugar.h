// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../escolha.h"
#include "../oferta.h"
#include "../repositorios/ocupacaotabela.h"

#include <nucleo/banco/transacao.h>

namespace agendamento {

// Where and when an appointment or a hold is to be, by a doctor's agendas.
struct Lugar {
    dominio::UnidadeId unidade;
    Periodo quando;
    int duracaoMin = 0;
    qint64 regras = 0;  // version of the doctor's rules it was found by
    dominio::Fuso fuso; // the unit's
    Escolha escolha = Escolha::DaEquipe;
    bool duracaoMantida = false; // a patient's appointment that moves keeps the length that staff gave it
};
struct PedidoDeLugar {
    dominio::MedicoId medico;
    dominio::Instante inicio;
    std::optional<int> duracaoMin;
    std::optional<dominio::UnidadeId> unidade;
    int duracaoDoMedico = 30;          // where neither the request nor the agenda says
    std::optional<qint64> regras = {}; // the version seen a moment ago: it is asked again when the time is taken
    Escolha escolha = Escolha::DaEquipe;
    dominio::Instante agora = {};           // for the horizon
    std::optional<int> duracaoMantida = {}; // the other length that a patient may have
};
// By the agendas alone. ForaDaAgenda (to a patient with the nearest times that are free), Validacao of unidadeId,
// CampoProibido of duracaoMin.
[[nodiscard]] nucleo::Resultado<Lugar> acharNaAgenda(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &pedido);
// By blocks too. Whether it is free is another question.
[[nodiscard]] nucleo::Resultado<Lugar> acharLugar(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &pedido);
// Does it still stand, should the rules have changed since? The place as the rules have it now: a patient's may have
// another length.
[[nodiscard]] nucleo::Resultado<Lugar> conferirLugar(nucleo::Transacao &tx, Oferta &oferta, const PedidoDeLugar &pedido,
                                                     const Lugar &lugar);
// Is nothing else there, and can the doctor be at that unit in time?
[[nodiscard]] nucleo::Resultado<bool> medicoLivre(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico,
                                                  const Lugar &lugar, const QUuid &exceto = {});
// HorarioOcupado with the doctor's three nearest free times.
[[nodiscard]] dominio::Erro horarioOcupado(nucleo::Leitura &l, Oferta &oferta, dominio::MedicoId medico,
                                           const Lugar &lugar, dominio::Instante agora);
// The same for a time that is not in the agenda, or not for patients; staff know the agenda and get no times.
[[nodiscard]] dominio::Erro foraDaAgenda(nucleo::Leitura &l, Oferta &oferta, const PedidoDeLugar &pedido);

} // namespace agendamento
