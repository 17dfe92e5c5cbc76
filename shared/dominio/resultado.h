// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "erro.h"

#include <expected>

namespace dominio {

// What can fail in an expected way returns this; std::expected is [[nodiscard]] itself.
template<class T = void>
using Resultado = std::expected<T, Erro>;

[[nodiscard]] inline std::unexpected<Erro> falha(Erro erro)
{
    return std::unexpected<Erro>(std::move(erro));
}

} // namespace dominio

#define AGENDA_JUNTA2_(a, b) a##b
#define AGENDA_JUNTA_(a, b) AGENDA_JUNTA2_(a, b)

// Leaves the function with the error of a Resultado. Use on its own line. The name is unique, so that an expression may
// hold a function that uses it too.
#define AGENDA_TENTAR(expressao) AGENDA_TENTAR_(expressao, AGENDA_JUNTA_(agendaR_, __COUNTER__))
#define AGENDA_TENTAR_(expressao, nome)                                                                                \
    do {                                                                                                               \
        if (auto nome = (expressao); !nome)                                                                            \
            return std::unexpected(std::move(nome).error());                                                           \
    } while (false)

// AGENDA_OBTER(auto linha, tabela.buscar(id)): declares and takes the value, or leaves with the error.
#define AGENDA_OBTER(declaracao, expressao) AGENDA_OBTER_(declaracao, expressao, AGENDA_JUNTA_(agendaR_, __COUNTER__))
#define AGENDA_OBTER_(declaracao, expressao, nome)                                                                     \
    auto nome = (expressao);                                                                                           \
    if (!nome)                                                                                                         \
        return std::unexpected(std::move(nome).error());                                                               \
    declaracao = *std::move(nome)
