// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/consulta.h>
#include <nucleo/banco/leitura.h>

// The columns lerConsultas() reads, in its order, with the tables they come from. A literal, so that every query over
// appointments stays one prepared text. The joins are outer ones to keep consulta the driving table.
#define AGENDA_SELECT_CONSULTA                                                                                         \
    "SELECT c.id, c.medico_id, m.nome, c.paciente_id, p.nome, c.unidade_id, u.fuso, c.inicio, c.fim, c.tipo, "         \
    "c.modalidade, c.convenio, c.motivo, c.situacao, c.confirmacao_paciente, c.encaixe, c.motivo_encaixe, c.orfa, "    \
    "c.remarcada_de, c.remarcada_para, c.serie_id, c.criada_por, c.criada_em, c.atualizada_em, c.versao "              \
    "FROM consulta c LEFT JOIN pessoa m ON m.id = c.medico_id LEFT JOIN pessoa p ON p.id = c.paciente_id "             \
    "LEFT JOIN unidade u ON u.id = c.unidade_id"

namespace agendamento {

[[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>> lerConsultas(nucleo::Linhas &linhas);

} // namespace agendamento
