// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conhecidos.h"

#include "repositorios/pessoatabela.h"

namespace agendamento {

using nucleo::Resultado;

namespace {

Resultado<std::optional<Pessoa>> daProjecao(const Servicos &s, const QUuid &id)
{
    return s.banco.ler([&](nucleo::Leitura &l) { return PessoaTabela(l).buscar(id); });
}

} // namespace

Resultado<std::optional<PessoaAtual>> pessoaAtual(const Servicos &s, const QUuid &id)
{
    AGENDA_OBTER(const auto conhecida, daProjecao(s, id));
    const auto perguntada = s.vizinhos.pessoa(dominio::UsuarioId(id));
    if (!perguntada && conhecida)
        return PessoaAtual{*conhecida, conhecida};
    if (!perguntada)
        return dominio::falha(perguntada.error());
    if (!*perguntada)
        return std::nullopt;
    return PessoaAtual{**perguntada, conhecida};
}

Resultado<std::optional<Pessoa>> pessoaConhecida(const Servicos &s, const QUuid &id)
{
    AGENDA_OBTER(auto conhecida, daProjecao(s, id));
    if (conhecida && conhecida->ativa())
        return conhecida;
    auto perguntada = s.vizinhos.pessoa(dominio::UsuarioId(id));
    if (!perguntada && conhecida)
        return conhecida;
    return perguntada;
}

Resultado<Pessoa> medicoConhecido(const Servicos &s, dominio::MedicoId id)
{
    AGENDA_OBTER(const auto pessoa, pessoaConhecida(s, id.uuid()));
    if (!pessoa || pessoa->perfil != dominio::Perfil::Medico)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return *pessoa;
}

} // namespace agendamento
