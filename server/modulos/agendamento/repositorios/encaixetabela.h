// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/transacao.h>

#include <QDate>

namespace agendamento {

// Table encaixe: appointments squeezed in, numbered within the doctor's civil day, so that the cap holds in the
// database.
class EncaixeTabela
{
public:
    // The lowest place of that day that nobody has; above the doctor's daily cap: none is left.
    [[nodiscard]] static nucleo::Resultado<int> primeiraVaga(nucleo::Leitura &l, dominio::MedicoId medico, QDate dia);
    // Takes the lowest free place of 1..limite; EncaixeNoLimite where there is none.
    [[nodiscard]] static nucleo::Resultado<void> ocupar(nucleo::Transacao &tx, dominio::MedicoId medico, QDate dia,
                                                        int limite, dominio::ConsultaId consulta);
    [[nodiscard]] static nucleo::Resultado<void> liberar(nucleo::Transacao &tx, dominio::ConsultaId consulta);
};

} // namespace agendamento
