// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../parametros.h"

#include <contrato/consulta.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

// Which appointments a list shows. Empty means: all.
struct FiltroConsultas {
    std::optional<dominio::MedicoId> medico;
    std::optional<dominio::PacienteId> paciente;
    std::optional<dominio::UnidadeId> unidade;
    std::optional<Limite> de, ate; // of the start; civil dates in the zone of each appointment's unit
    QList<dominio::Situacao> situacoes;
    std::optional<bool> orfa;
    QStringList nome; // LIKE patterns the patient's name has to match, all of them
    std::optional<Cursor> depoisDe;
    bool maisRecentesPrimeiro = false;
    int quantas = 50;
};

// Table consulta, with the names from pessoa and the zone from unidade.
class ConsultaTabela
{
public:
    explicit ConsultaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<contrato::Consulta>> buscar(dominio::ConsultaId id);
    [[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>> listar(const FiltroConsultas &filtro);
    // Those of the doctor that take part of the period and still have to happen.
    [[nodiscard]] nucleo::Resultado<QList<contrato::Consulta>>
    pendentesDoMedico(dominio::MedicoId medico, dominio::Instante inicio, dominio::Instante fim);
    // Due for the server: requests whose start has passed, confirmed ones past the unit's tolerance.
    [[nodiscard]] nucleo::Resultado<QList<dominio::ConsultaId>> vencidas(dominio::Situacao situacao,
                                                                         dominio::Instante agora, int quantas);
    [[nodiscard]] nucleo::Resultado<QList<dominio::PacienteId>> pacientesDe(dominio::MedicoId medico);
    [[nodiscard]] nucleo::Resultado<bool> atende(dominio::MedicoId medico, dominio::PacienteId paciente);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Consulta &consulta);
    // State, patient's answer, orphan mark, successor, time of change and version.
    [[nodiscard]] static nucleo::Resultado<void> atualizar(nucleo::Transacao &tx, const contrato::Consulta &consulta);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
