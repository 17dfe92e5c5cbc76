// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocupacaotabela.h"

#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

struct LinhaBloqueio {
    dominio::BloqueioId id;
    dominio::MedicoId medicoId;
    Periodo periodo;
    std::optional<QString> motivo;
    QUuid criadoPor;
    dominio::Instante criadoEm;
};

// Table bloqueio: times a doctor does not work although the agenda says so.
class BloqueioTabela
{
public:
    explicit BloqueioTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaBloqueio>> buscar(dominio::MedicoId medico,
                                                                         dominio::BloqueioId id);
    // Those that touch the window, by start; after a place in the list, at most so many.
    [[nodiscard]] nucleo::Resultado<QList<LinhaBloqueio>> listar(dominio::MedicoId medico, const Periodo &janela,
                                                                 std::pair<qint64, QString> depoisDe, int limite);
    [[nodiscard]] nucleo::Resultado<QList<Periodo>> periodos(dominio::MedicoId medico, const Periodo &janela);

    [[nodiscard]] nucleo::Resultado<PeriodosPorMedico> dosMedicos(const QList<dominio::MedicoId> &medicos,
                                                                  const Periodo &janela);

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const LinhaBloqueio &linha);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::BloqueioId id);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
