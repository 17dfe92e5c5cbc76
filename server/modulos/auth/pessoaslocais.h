// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pessoas.h"

#include <nucleo/banco/banco.h>

namespace auth {

// The accounts as other modules see them, from this process's own database.
class PessoasLocais final : public Pessoas
{
public:
    explicit PessoasLocais(nucleo::Banco &banco) : m_banco(banco) {}
    [[nodiscard]] dominio::Resultado<std::optional<Pessoa>> pessoa(dominio::UsuarioId id) override;
    [[nodiscard]] dominio::Resultado<QList<dominio::MedicoId>>
    medicosAtivos(const std::optional<QString> &especialidade, const std::optional<QString> &convenio) override;
    [[nodiscard]] dominio::Resultado<QList<Pessoa>> paginaDePessoas(std::optional<dominio::UsuarioId> apos,
                                                                    int limite) override;

private:
    nucleo::Banco &m_banco;
};

} // namespace auth
