// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>
#include <nucleo/banco/transacao.h>

namespace auth {

// Table medico: what an account has besides when it is a doctor's; and medico_marca, what doctors are found by.
class MedicoTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> gravar(nucleo::Transacao &tx, const contrato::Usuario &usuario);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::UsuarioId id);

private:
    [[nodiscard]] static nucleo::Resultado<void> marcar(nucleo::Transacao &tx, dominio::UsuarioId id,
                                                        QLatin1String tipo, const QList<QString> &nomes);
};

} // namespace auth
