// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usuariotabela.h"

namespace auth {

// A whole account written at once: its rows in all tables, the identifiers it claims, its event and its audit row.
class Cadastros
{
public:
    // EmailEmUso, CpfEmUso, CrmEmUso where someone else has them.
    [[nodiscard]] static nucleo::Resultado<void> criar(nucleo::Transacao &tx, const contrato::Usuario &usuario,
                                                       const QByteArray &senha);
    [[nodiscard]] static nucleo::Resultado<Cadastro> alterar(nucleo::Transacao &tx, const Cadastro &antigo,
                                                             const contrato::Usuario &novo);

private:
    [[nodiscard]] static nucleo::Resultado<void>
    tomarIdentificadores(nucleo::Transacao &tx, const contrato::Usuario *antigo, const contrato::Usuario &novo);
    [[nodiscard]] static nucleo::Resultado<void> gravarLados(nucleo::Transacao &tx, const contrato::Usuario &novo);
};

} // namespace auth
