// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocupacaotabela.h"

#include <optional>

namespace agendamento {

enum class SituacaoVaga { Aberta, Aceita, Recusada, Expirada };

struct LinhaVaga {
    dominio::ReservaId id; // the hold's
    dominio::EsperaId espera;
    dominio::PacienteId paciente;
    dominio::MedicoId medico;
    dominio::UnidadeId unidade;
    Periodo quando;
    SituacaoVaga situacao = SituacaoVaga::Aberta;
    dominio::Instante oferecidaEm, expiraEm;
};

// Table vaga: what has been offered to whom, and what became of it. The time itself is kept by the hold.
class VagaTabela
{
public:
    explicit VagaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaVaga>> buscar(dominio::ReservaId id);
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaVaga>> ultimaDe(dominio::EsperaId espera);
    // Starts in the period that this patient has had offered with this doctor.
    [[nodiscard]] nucleo::Resultado<QList<dominio::Instante>>
    jaOferecidas(dominio::PacienteId paciente, dominio::MedicoId medico, const Periodo &periodo);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const LinhaVaga &vaga);
    // TransicaoInvalida where it is no longer open.
    [[nodiscard]] static nucleo::Resultado<void> encerrar(nucleo::Transacao &tx, dominio::ReservaId id,
                                                          SituacaoVaga como);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
