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

// Leaves the function with the error of a Resultado. Use on its own line.
#define AGENDA_TENTAR(expressao)                                                                                       \
    do {                                                                                                               \
        if (auto agendaR_ = (expressao); !agendaR_)                                                                    \
            return std::unexpected(std::move(agendaR_).error());                                                       \
    } while (false)

#define AGENDA_JUNTA2_(a, b) a##b
#define AGENDA_JUNTA_(a, b) AGENDA_JUNTA2_(a, b)
// AGENDA_OBTER(auto linha, tabela.buscar(id)): declares and takes the value, or leaves with the error.
#define AGENDA_OBTER(declaracao, expressao)                                                                            \
    auto AGENDA_JUNTA_(agendaR_, __LINE__) = (expressao);                                                              \
    if (!AGENDA_JUNTA_(agendaR_, __LINE__))                                                                            \
        return std::unexpected(std::move(AGENDA_JUNTA_(agendaR_, __LINE__)).error());                                  \
    declaracao = *std::move(AGENDA_JUNTA_(agendaR_, __LINE__))
