// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/listaespera.h>
#include <nucleo/banco/leitura.h>

// The columns lerEsperas() reads, in its order, with the tables they come from.
#define AGENDA_SELECT_ESPERA                                                                                           \
    "SELECT e.id, e.paciente_id, p.nome, e.medico_id, m.nome, e.especialidade, e.unidade_id, u.fuso, e.de, e.ate, "    \
    "e.periodos, e.dias_semana, e.duracao_min, e.tipo, e.modalidade, e.convenio, e.motivo, e.situacao, "               \
    "e.consulta_id, e.criada_por, e.criada_em, e.atualizada_em, e.versao, v.id, v.medico_id, vm.nome, v.unidade_id, "  \
    "vu.fuso, v.inicio, v.fim, v.expira_em FROM espera e LEFT JOIN pessoa p ON p.id = e.paciente_id "                  \
    "LEFT JOIN pessoa m ON m.id = e.medico_id LEFT JOIN unidade u ON u.id = e.unidade_id "                             \
    "LEFT JOIN vaga v ON v.espera_id = e.id AND v.situacao = 'aberta' LEFT JOIN pessoa vm ON vm.id = v.medico_id "     \
    "LEFT JOIN unidade vu ON vu.id = v.unidade_id"

namespace agendamento {

[[nodiscard]] nucleo::Resultado<QList<contrato::Espera>> lerEsperas(nucleo::Linhas &linhas);

// A set of small numbers as bits, and back; nothing stays nothing.
[[nodiscard]] std::optional<int> bitsDe(const std::optional<QList<int>> &numeros, int primeiro);
[[nodiscard]] std::optional<int> bitsDe(const std::optional<QList<contrato::PeriodoDoDia>> &periodos);

} // namespace agendamento
