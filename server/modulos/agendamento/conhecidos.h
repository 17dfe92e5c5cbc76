// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicos.h"

#include <nucleo/banco/transacao.h>

namespace agendamento {

// A person as of now, and as this module's own copy had them; where the two differ, the coming transaction brings the
// copy up.
struct PessoaAtual {
    Pessoa pessoa;
    std::optional<Pessoa> conhecida;
    [[nodiscard]] bool mudou() const { return !conhecida || *conhecida != pessoa; }
};

// The account as its owner has it now; where the owner does not answer, as this module last knew it. Nothing: there is
// no such person.
[[nodiscard]] nucleo::Resultado<std::optional<PessoaAtual>> pessoaAtual(const Servicos &s, const QUuid &id);
// As this module knows it, asking the owner only about someone unknown or not active.
[[nodiscard]] nucleo::Resultado<std::optional<Pessoa>> pessoaConhecida(const Servicos &s, const QUuid &id);
// A doctor's account in any state; NaoEncontrado where the id is no doctor's.
[[nodiscard]] nucleo::Resultado<Pessoa> medicoConhecido(const Servicos &s, dominio::MedicoId id);

} // namespace agendamento
