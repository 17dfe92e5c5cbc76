// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace auth {

// Table identificador: the e-mail, CPF and CRM that only one person may have.
class IdentificadorTabela
{
public:
    enum class Tipo { Email, Cpf, Crm };

    // False where someone else has it. Two at once: one gets true.
    [[nodiscard]] static nucleo::Resultado<bool> tomar(nucleo::Transacao &tx, Tipo tipo, const QString &valor,
                                                       dominio::UsuarioId usuario);
    [[nodiscard]] static nucleo::Resultado<void> soltar(nucleo::Transacao &tx, Tipo tipo, dominio::UsuarioId usuario);
    [[nodiscard]] static nucleo::Resultado<std::optional<dominio::UsuarioId>> dono(nucleo::Leitura &leitura, Tipo tipo,
                                                                                   const QString &valor);
};

} // namespace auth
