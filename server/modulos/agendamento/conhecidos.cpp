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
    AGENDA_OBTER(const auto sabidos,
                 s.banco.lerUma([&](nucleo::Leitura &l) { return PessoaTabela(l).daMarcacao(medico, paciente); }));
    Participantes achados;
    achados.regras = sabidos.medico ? std::optional(sabidos.regras) : std::nullopt;
    AGENDA_OBTER(achados.medico, perguntar(s, medico.uuid(), sabidos.medico));
    if (sabidos.paciente && sabidos.paciente->ativa()) {
        achados.paciente = PessoaAtual{*sabidos.paciente, sabidos.paciente};
    } else {
        AGENDA_OBTER(achados.paciente, perguntar(s, paciente.uuid(), sabidos.paciente));
    }
    return achados;
}

Resultado<std::optional<PessoaAtual>> pessoaAtual(const Servicos &s, const QUuid &id)
{
    AGENDA_OBTER(const auto conhecida, s.banco.lerUma([&](nucleo::Leitura &l) { return PessoaTabela(l).buscar(id); }));
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
