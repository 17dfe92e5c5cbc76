// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "semear.h"

#include "casos/agendas.h"
#include "casos/bloqueios.h"
#include "casos/marcar.h"
#include "casos/mudarsituacao.h"
#include "casos/unidades.h"
#include "repositorios/pessoatabela.h"
#include "repositorios/unidadetabela.h"

namespace agendamento {

using dominio::Acao;
using dominio::Situacao;
using nucleo::Resultado;

namespace {

// The way from the booking to a state, through the states the contract's table knows.
QList<Acao> caminhoAte(Situacao situacao)
{
    switch (situacao) {
    case Situacao::Solicitada:
        return {};
    case Situacao::Confirmada:
        return {Acao::Confirmar};
    case Situacao::Recusada:
        return {Acao::Recusar};
    case Situacao::Expirada:
        return {Acao::Expirar};
    case Situacao::Cancelada:
        return {Acao::Cancelar};
    case Situacao::Remarcada:
        return {Acao::Remarcar};
    case Situacao::Presente:
        return {Acao::Confirmar, Acao::RegistrarPresenca};
    case Situacao::EmAtendimento:
        return {Acao::Confirmar, Acao::RegistrarPresenca, Acao::Iniciar};
    case Situacao::Realizada:
        return {Acao::Confirmar, Acao::RegistrarPresenca, Acao::Iniciar, Acao::Concluir};
    case Situacao::NaoAguardou:
        return {Acao::Confirmar, Acao::RegistrarPresenca, Acao::RegistrarDesistencia};
    case Situacao::Faltou:
        return {Acao::Confirmar, Acao::RegistrarFalta};
    }
    return {};
}

Situacao depoisDe(Situacao de, Acao acao)
{
    for (const auto &t : dominio::transicoes()) {
        if (t.de == de && t.acao == acao)
            return t.para;
    }
    return de;
}

Resultado<QString> nomeDe(nucleo::Leitura &l, const QUuid &id)
{
    AGENDA_OBTER(const auto pessoa, PessoaTabela(l).buscar(id));
    return pessoa ? pessoa->nome : QString();
}

struct Montada {
    contrato::Consulta consulta;
    dominio::Fuso fuso;
};

Resultado<Montada> montar(nucleo::Transacao &tx, const ConsultaSemeada &s)
{
    if (!s.nova.unidadeId)
        return dominio::falha(dominio::Erro::validacao(QStringLiteral("unidadeId"), dominio::CodigoCampo::Obrigatorio));
    AGENDA_OBTER(const auto unidade, UnidadeTabela(tx).buscar(*s.nova.unidadeId));
    if (!unidade)
        return dominio::falha(dominio::Erro::validacao(QStringLiteral("unidadeId"), dominio::CodigoCampo::NaoExiste));
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    const auto momento = [&fuso](dominio::Instante i) { return contrato::Momento{i, fuso.deslocamento(i)}; };
    contrato::Consulta c;
    c.id = dominio::ConsultaId::novo(s.marcadaEm);
    c.medicoId = s.nova.medicoId;
    c.pacienteId = s.nova.pacienteId;
    AGENDA_OBTER(c.medicoNome, nomeDe(tx, c.medicoId.uuid()));
    AGENDA_OBTER(c.pacienteNome, nomeDe(tx, c.pacienteId.uuid()));
    c.unidadeId = *s.nova.unidadeId;
    c.duracaoMin = s.nova.duracaoMin.value_or(30);
    c.inicio = momento(s.nova.inicio);
    c.fim = momento(s.nova.inicio.maisMinutos(c.duracaoMin));
    c.tipo = s.nova.tipo;
    c.modalidade = s.nova.modalidade;
    c.convenio = s.nova.convenio;
    c.motivo = s.nova.motivo;
    c.encaixe = s.nova.encaixe.value_or(false);
    c.motivoEncaixe = s.nova.motivoEncaixe;
    c.criadaPor = s.criadaPor;
    c.criadaEm = momento(s.marcadaEm);
    c.atualizadaEm = c.criadaEm;
    return Montada{c, fuso};
}

// When a step plausibly happened; never in the future.
dominio::Instante quandoFoi(Acao acao, const contrato::Consulta &c, dominio::Instante agora)
{
    const auto marcada = c.criadaEm.instante, inicio = c.inicio.instante;
    const auto quando = [&] {
        switch (acao) {
        case Acao::RegistrarPresenca:
        case Acao::Desfazer:
            return inicio.maisMinutos(-8);
        case Acao::Iniciar:
        case Acao::Expirar:
            return inicio;
        case Acao::Concluir:
            return c.fim.instante;
        case Acao::RegistrarFalta:
        case Acao::RegistrarDesistencia:
            return inicio.maisMinutos(30);
        case Acao::Confirmar:
        case Acao::Recusar:
        case Acao::Cancelar:
        case Acao::Remarcar:
            break;
        }
        return marcada.maisMs((inicio.ms() - marcada.ms()) / 4);
    }();
    return std::min(std::max(quando, c.atualizadaEm.instante), agora);
}

} // namespace

Resultado<void> semearPessoa(nucleo::Transacao &tx, const Pessoa &pessoa)
{
    AGENDA_OBTER(const auto conhecida, PessoaTabela(tx).buscar(pessoa.id.uuid()));
    return PessoaTabela::gravar(tx, pessoa, conhecida);
}

Resultado<contrato::Unidade> semearUnidade(nucleo::Transacao &tx, const contrato::NovaUnidade &nova,
                                           const Ajustes &ajustes)
{
    return gravarUnidadeNova(tx, nova, ajustes);
}

Resultado<void> semearAgenda(nucleo::Transacao &tx, dominio::MedicoId medico, const contrato::NovaAgenda &nova)
{
    AGENDA_TENTAR(gravarAgenda(tx, medico, nova));
    return {};
}

Resultado<void> semearBloqueio(nucleo::Transacao &tx, dominio::MedicoId medico, const contrato::NovoBloqueio &novo)
{
    AGENDA_TENTAR(gravarBloqueio(tx, medico, novo));
    return {};
}

Resultado<dominio::ConsultaId> semearConsulta(nucleo::Transacao &tx, const ConsultaSemeada &s)
{
    constexpr int semLimite = 1000;
    AGENDA_OBTER(Montada montada, montar(tx, s));
    contrato::Consulta &c = montada.consulta;
    const dominio::Fuso &fuso = montada.fuso;
    AGENDA_TENTAR(gravarConsultaNova(tx, c, semLimite, fuso.data(c.inicio.instante)));
    for (const Acao acao : caminhoAte(s.situacao)) {
        const Situacao antes = c.situacao;
        c.situacao = depoisDe(antes, acao);
        const auto quando = quandoFoi(acao, c, tx.agora());
        c.atualizadaEm = {quando, fuso.deslocamento(quando)};
        const bool ultima = c.situacao == s.situacao;
        AGENDA_TENTAR(ajustarOcupacao(tx, c, antes));
        AGENDA_TENTAR(
            registrarMudanca(tx, c, antes, eventoDe(acao), eventoDe(acao), ultima ? s.motivoFinal : std::nullopt));
    }
    return c.id;
}

} // namespace agendamento
