// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

// Table historico: every step of every appointment. Rows are only added.
class HistoricoTabela
{
public:
    explicit HistoricoTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    // Oldest first, times in the zone of the unit.
    [[nodiscard]] nucleo::Resultado<QList<contrato::TransicaoHistorico>> daConsulta(dominio::ConsultaId consulta,
                                                                                    const dominio::Fuso &fuso);

    // The step that led to the state, version and time of change the appointment has now; by the transaction's actor.
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Consulta &consulta,
                                                         std::optional<dominio::Situacao> de,
                                                         const std::optional<QString> &motivo);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
