// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mudarsituacao.h"

#include "../repositorios/consultatabela.h"
#include "../repositorios/encaixetabela.h"
#include "../repositorios/historicotabela.h"
#include "../repositorios/ocupacaotabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"

namespace agendamento {

using dominio::Acao;
using dominio::Situacao;
using nucleo::Resultado;

namespace {

Resultado<dominio::ContextoTransicao> contextoDe(nucleo::Transacao &tx, const contrato::Consulta &c)
{
    AGENDA_OBTER(const auto unidade, UnidadeTabela(tx).buscar(c.unidadeId));
    if (!unidade)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("appointment without its unit")});
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    return dominio::ContextoTransicao{tx.agora(), c.inicio.instante, unidade->unidade.antecedenciaCancelamentoMin,
                                      unidade->unidade.toleranciaFaltaMin, fuso};
}

} // namespace

QByteArray eventoDe(Acao acao)
{
    switch (acao) {
    case Acao::Confirmar:
        return "consulta.confirmada";
    case Acao::Recusar:
        return "consulta.recusada";
    case Acao::Expirar:
        return "consulta.expirada";
    case Acao::Cancelar:
        return "consulta.cancelada";
    case Acao::Remarcar:
        return "consulta.remarcada";
    case Acao::RegistrarPresenca:
        return "consulta.presente";
    case Acao::Iniciar:
        return "consulta.iniciada";
    case Acao::Concluir:
        return "consulta.realizada";
    case Acao::RegistrarDesistencia:
        return "consulta.nao_aguardou";
    case Acao::RegistrarFalta:
        return "consulta.faltou";
    case Acao::Desfazer:
        return "consulta.desfeita";
    }
    return {};
}

Resultado<void> ajustarOcupacao(nucleo::Transacao &tx, const contrato::Consulta &c, Situacao antes)
{
    const bool ocupava = dominio::ocupa(antes), ocupa = dominio::ocupa(c.situacao);
    if (ocupava == ocupa)
        return {};
    if (!ocupa) {
        // Someone who was squeezed in and did not come, or did not wait, has used up the day's place all the same.
        const bool gasta = c.situacao == Situacao::Faltou || c.situacao == Situacao::NaoAguardou;
        if (c.encaixe && !gasta) {
            AGENDA_TENTAR(EncaixeTabela::liberar(tx, c.id));
        }
        return OcupacaoTabela::liberar(tx, c.medicoId, c.pacienteId, c.inicio.instante, c.id);
    }
    // Back from an absence: the time may have been given to someone else meanwhile; then the database refuses.
    const Periodo quando{c.inicio.instante, c.fim.instante};
    if (!c.encaixe) {
        AGENDA_TENTAR(OcupacaoTabela::ocuparMedico(tx, c.medicoId, quando, c.id));
    }
    return OcupacaoTabela::ocuparPaciente(tx, c.pacienteId, quando, c.id);
}

Resultado<void> registrarMudanca(nucleo::Transacao &tx, contrato::Consulta &c, Situacao antes, const QByteArray &evento,
                                 const QByteArray &acao, const std::optional<QString> &motivo)
{
    c.versao += 1;
    AGENDA_TENTAR(ConsultaTabela::atualizar(tx, c));
    AGENDA_TENTAR(HistoricoTabela::inserir(tx, c, antes, motivo));
    AGENDA_TENTAR(tx.publicar(evento, c.id.uuid(), contrato::escrever(c)));
    return tx.auditar(acao, "consulta", c.id.uuid());
}

Resultado<contrato::Consulta> mudarSituacao(nucleo::Transacao &tx, const Mudanca &m)
{
    AGENDA_OBTER(const auto achada, ConsultaTabela(tx).buscar(m.consulta));
    if (!achada || (m.quem && !podeVer(*achada, *m.quem)))
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    contrato::Consulta c = *achada;
    AGENDA_TENTAR(m.precondicao.conferir(c.versao));
    AGENDA_OBTER(const auto contexto, contextoDe(tx, c));
    const auto ator = m.quem ? dominio::atorDe(m.quem->perfil) : dominio::Ator::Servidor;
    const Situacao antes = c.situacao;
    AGENDA_OBTER(c.situacao, dominio::transitar(antes, m.acao, ator, contexto));
    if (c.situacao != Situacao::Solicitada && c.situacao != Situacao::Confirmada)
        c.orfa = false; // moved, cancelled or took place after all: nothing is left to settle
    c.atualizadaEm = {tx.agora(), contexto.fuso.deslocamento(tx.agora())};
    AGENDA_TENTAR(ajustarOcupacao(tx, c, antes));
    const QByteArray evento = eventoDe(m.acao);
    AGENDA_TENTAR(registrarMudanca(tx, c, antes, evento, evento, m.motivo));
    return c;
}

} // namespace agendamento
