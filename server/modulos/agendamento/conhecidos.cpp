// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conhecidos.h"

#include "repositorios/pessoatabela.h"

namespace agendamento {

using nucleo::Resultado;

namespace {

Resultado<std::optional<PessoaAtual>> perguntar(const Servicos &s, const QUuid &id,
                                                const std::optional<Pessoa> &conhecida)
{
    const auto perguntada = s.vizinhos.pessoa(dominio::UsuarioId(id));
    if (!perguntada && conhecida)
        return PessoaAtual{*conhecida, conhecida};
    if (!perguntada)
        return dominio::falha(perguntada.error());
    if (!*perguntada)
        return std::nullopt;
    return PessoaAtual{**perguntada, conhecida};
}

} // namespace

Resultado<Participantes> participantes(const Servicos &s, dominio::MedicoId medico, dominio::PacienteId paciente)
{
    std::optional<Pessoa> medicoSabido, pacienteSabido;
    AGENDA_TENTAR(s.banco.ler([&](nucleo::Leitura &l) -> Resultado<void> {
        AGENDA_OBTER(medicoSabido, PessoaTabela(l).buscar(medico.uuid()));
        AGENDA_OBTER(pacienteSabido, PessoaTabela(l).buscar(paciente.uuid()));
        return {};
    }));
    Participantes achados;
    AGENDA_OBTER(achados.medico, perguntar(s, medico.uuid(), medicoSabido));
    if (pacienteSabido && pacienteSabido->ativa()) {
        achados.paciente = PessoaAtual{*pacienteSabido, pacienteSabido};
    } else {
        AGENDA_OBTER(achados.paciente, perguntar(s, paciente.uuid(), pacienteSabido));
    }
    return achados;
}

Resultado<std::optional<PessoaAtual>> pessoaAtual(const Servicos &s, const QUuid &id)
{
    AGENDA_OBTER(const auto conhecida, s.banco.ler([&](nucleo::Leitura &l) { return PessoaTabela(l).buscar(id); }));
    if (conhecida && conhecida->ativa())
        return PessoaAtual{*conhecida, conhecida};
    return perguntar(s, id, conhecida);
}

Resultado<std::optional<Pessoa>> pessoaConhecida(const Servicos &s, const QUuid &id)
{
    AGENDA_OBTER(const auto atual, pessoaAtual(s, id));
    return atual ? std::optional(atual->pessoa) : std::nullopt;
}

Resultado<Pessoa> medicoConhecido(const Servicos &s, dominio::MedicoId id)
{
    AGENDA_OBTER(const auto pessoa, pessoaConhecida(s, id.uuid()));
    if (!pessoa || pessoa->perfil != dominio::Perfil::Medico)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return *pessoa;
}

} // namespace agendamento
