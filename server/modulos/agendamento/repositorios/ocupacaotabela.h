// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/horarios.h>
#include <nucleo/banco/transacao.h>

#include <QHash>

#include <QList>

namespace agendamento {

using Periodo = dominio::Intervalo; // [inicio, fim)

using PeriodosPorMedico = QHash<dominio::MedicoId, QList<Periodo>>;

// Table ocupacao: who is busy when. The database refuses rows that overlap (HorarioOcupado, PacienteOcupado).
class OcupacaoTabela
{
public:
    explicit OcupacaoTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<QList<Periodo>> doMedico(dominio::MedicoId medico, const Periodo &janela);
    [[nodiscard]] nucleo::Resultado<QList<Periodo>> doPaciente(dominio::PacienteId paciente, const Periodo &janela);

    [[nodiscard]] nucleo::Resultado<PeriodosPorMedico> dosMedicos(const QList<dominio::MedicoId> &medicos,
                                                                  const Periodo &janela);

    struct EmUnidade {
        Periodo quando;
        dominio::UnidadeId unidade;
    };
    [[nodiscard]] nucleo::Resultado<QList<EmUnidade>> doMedicoPorUnidade(dominio::MedicoId medico,
                                                                         const Periodo &janela);
    [[nodiscard]] nucleo::Resultado<bool> medicoEmOutraUnidade(dominio::MedicoId medico, dominio::UnidadeId unidade,
                                                               const Periodo &janela, const QUuid &exceto = {});

    // Is anything there, besides what that appointment or hold takes?
    [[nodiscard]] nucleo::Resultado<bool> medicoOcupado(dominio::MedicoId medico, const Periodo &quando,
                                                        const QUuid &exceto = {});
    [[nodiscard]] nucleo::Resultado<bool> pacienteOcupado(dominio::PacienteId paciente, const Periodo &quando,
                                                          const QUuid &exceto = {});

    [[nodiscard]] static nucleo::Resultado<void> ocuparAmbos(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                             dominio::PacienteId paciente, const Periodo &quando,
                                                             dominio::ConsultaId consulta);
    [[nodiscard]] static nucleo::Resultado<void> ocuparMedico(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                              const Periodo &quando, dominio::ConsultaId consulta);
    [[nodiscard]] static nucleo::Resultado<void> ocuparPaciente(nucleo::Transacao &tx, dominio::PacienteId paciente,
                                                                const Periodo &quando, dominio::ConsultaId consulta);
    // Gives back what the appointment took, the doctor's time and the patient's.
    [[nodiscard]] static nucleo::Resultado<void> liberar(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                         dominio::PacienteId paciente, dominio::Instante inicio,
                                                         dominio::ConsultaId consulta);

    // No row is longer than this; what may overlap an instant began less than this before it.
    static constexpr qint64 duracaoMaximaMs = 24LL * 3600 * 1000;

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
