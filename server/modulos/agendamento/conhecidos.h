// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "escolha.h"
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

// Doctor and patient of a booking. The doctor as the owner of the accounts has them now, so that their own rules
// (automatic acceptance, daily cap) count from the moment they were set; the patient as pessoaConhecida. Where the
// owner does not answer, as this module last knew them. Nothing: there is no such person.
struct Participantes {
    std::optional<PessoaAtual> medico, paciente;
    std::optional<qint64> regras; // version of the doctor's, seen on the way
    Escolha escolha = Escolha::DaEquipe;
    std::optional<int> duracaoMantida = {}; // of an appointment that its patient moves, where staff gave it
};
[[nodiscard]] nucleo::Resultado<Participantes> participantes(const Servicos &s, dominio::MedicoId medico,
                                                             dominio::PacienteId paciente);
// As this module knows it, asking the owner only about someone unknown or not active: an event on its way is a few
// milliseconds late.
[[nodiscard]] nucleo::Resultado<std::optional<Pessoa>> pessoaConhecida(const Servicos &s, const QUuid &id);
// The same, with what this module had.
[[nodiscard]] nucleo::Resultado<std::optional<PessoaAtual>> pessoaAtual(const Servicos &s, const QUuid &id);
// A doctor's account in any state; NaoEncontrado where the id is no doctor's.
[[nodiscard]] nucleo::Resultado<Pessoa> medicoConhecido(const Servicos &s, dominio::MedicoId id);

} // namespace agendamento
