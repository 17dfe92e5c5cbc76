// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../parametros.h"

#include <contrato/listaespera.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

// Which entries a list shows. Empty means: all.
struct FiltroEsperas {
    std::optional<dominio::PacienteId> paciente;
    std::optional<dominio::MedicoId> medico; // wanted, or whose time is offered
    std::optional<dominio::UnidadeId> unidade;
    QString especialidade; // textoDeBusca
    QList<contrato::SituacaoEspera> situacoes;
    std::optional<Cursor> depoisDe;
    int quantas = 50;
};

// Table espera: the waiting list, with the names from pessoa, the zones from unidade and the live offer from vaga.
class EsperaTabela
{
public:
    explicit EsperaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<contrato::Espera>> buscar(dominio::EsperaId id);
    // Did this appointment come of an entry that asked for a length?
    [[nodiscard]] nucleo::Resultado<bool> comDuracaoPedida(dominio::PacienteId paciente, dominio::ConsultaId consulta);
    // In the order of the line.
    [[nodiscard]] nucleo::Resultado<QList<contrato::Espera>> listar(const FiltroEsperas &filtro);
    // The patient's entries that wait or have an offer.
    [[nodiscard]] nucleo::Resultado<QList<contrato::Espera>> vivasDe(dominio::PacienteId paciente);
    // Those that wait for this doctor, or for anyone of one of these specialties (textoDeBusca), in the line's order.
    [[nodiscard]] nucleo::Resultado<QList<contrato::Espera>> daVez(dominio::MedicoId medico,
                                                                   const QStringList &especialidades);
    // The specialties that someone waits for: as compared, and as one of them wrote it.
    [[nodiscard]] nucleo::Resultado<QList<std::pair<QString, QString>>> especialidadesEsperadas();
    // Waiting ones whose window has passed.
    [[nodiscard]] nucleo::Resultado<QList<dominio::EsperaId>> vencidas(dominio::Instante agora, int quantas);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Espera &espera,
                                                         dominio::Instante encerraEm);
    // State, appointment, time of change and version.
    [[nodiscard]] static nucleo::Resultado<void> atualizar(nucleo::Transacao &tx, const contrato::Espera &espera);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
