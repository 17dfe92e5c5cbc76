// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocupacaotabela.h"

namespace agendamento {

struct LinhaLiberado {
    QUuid id;
    dominio::MedicoId medico;
    Periodo quando;
};

// Table liberado: freed times that still have to be offered around.
class LiberadoTabela
{
public:
    explicit LiberadoTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<QList<LinhaLiberado>> primeiros(int quantos); // oldest first

    // Nothing is noted where nobody waits, nor for what is over.
    [[nodiscard]] static nucleo::Resultado<void> anotar(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                        const Periodo &quando);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, const QUuid &id);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
