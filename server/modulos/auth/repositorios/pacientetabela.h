// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>
#include <nucleo/banco/transacao.h>

namespace auth {

// Table paciente: what an account has besides when it is a patient's.
class PacienteTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> gravar(nucleo::Transacao &tx, const contrato::Usuario &usuario);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::UsuarioId id);
};

} // namespace auth
