// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leituras.h"
#include "oferta.h"

#include <nucleo/banco/banco.h>
#include <nucleo/banco/porthread.h>

namespace agendamento {

// Leituras over this module's own database.
class LeiturasDoBanco final : public Leituras
{
public:
    LeiturasDoBanco(nucleo::Banco &banco, Oferta &oferta) : m_banco(banco), m_oferta(oferta) {}
    [[nodiscard]] dominio::Resultado<std::optional<UnidadeResumida>> unidade(dominio::UnidadeId id) override;
    [[nodiscard]] dominio::Resultado<qint64> versao() override;
    [[nodiscard]] dominio::Resultado<QHash<dominio::MedicoId, ResumoMedico>>
    resumo(const QList<dominio::MedicoId> &medicos, dominio::Instante agora) override;
    [[nodiscard]] dominio::Resultado<QList<dominio::MedicoId>> disponiveis(const QList<dominio::MedicoId> &medicos,
                                                                           dominio::Instante de, dominio::Instante ate,
                                                                           dominio::Instante agora) override;
    [[nodiscard]] dominio::Resultado<std::optional<contrato::Consulta>> consulta(dominio::ConsultaId id) override;
    [[nodiscard]] dominio::Resultado<QList<dominio::PacienteId>> pacientesDe(dominio::MedicoId medico) override;
    [[nodiscard]] dominio::Resultado<bool> atende(dominio::MedicoId medico, dominio::PacienteId paciente) override;

private:
    // Summaries hold while nobody commits and their next free time is still ahead.
    struct Guardados {
        qint64 versao = -1;
        QHash<dominio::MedicoId, ResumoMedico> resumos;
    };
    nucleo::Banco &m_banco;
    Oferta &m_oferta;
    nucleo::PorThread<Guardados> m_guardados;
};

} // namespace agendamento
