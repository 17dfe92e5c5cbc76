// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mudarsituacao.h"

#include "../anuncios.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/encaixetabela.h"
#include "../repositorios/historicotabela.h"
#include "../repositorios/ocupacaotabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"
#include "orfas.h"

namespace agendamento {

using dominio::Acao;
using dominio::Situacao;
using nucleo::Resultado;

namespace {

Resultado<dominio::ContextoTransicao> contextoDe(nucleo::Leitura &l, const contrato::Consulta &c,
                                                 dominio::Instante agora)
{
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(c.unidadeId));
    if (!unidade)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("appointment without its unit")});
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    return dominio::ContextoTransicao{agora, c.inicio.instante, unidade->unidade.antecedenciaCancelamentoMin,
                                      unidade->unidade.toleranciaFaltaMin, fuso};
}

} // namespace

Resultado<contrato::Consulta> consultaParaMudar(nucleo::Transacao &tx, dominio::ConsultaId id,
                                                const std::optional<nucleo::Identidade> &quem)
{
    AGENDA_OBTER(auto achada, ConsultaTabela(tx).buscar(id));
    if (!achada || (quem && !podeVer(*achada, *quem)))
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    AGENDA_OBTER(const bool esperou, tx.travar({achada->medicoId.uuid(), achada->pacienteId.uuid()}));
    if (!esperou)
        return *achada;
    AGENDA_OBTER(achada, ConsultaTabela(tx).buscar(id)); // appointments are never deleted
    return *achada;
}

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

Resultado<void> aplicarTransicao(nucleo::Leitura &l, const Mudanca &m, dominio::Instante agora, contrato::Consulta &c)
{
    AGENDA_OBTER(auto contexto, contextoDe(l, c, agora));
    if (m.semAntecedencia)
        contexto.antecedenciaMin = 0;
    const auto ator = m.quem ? dominio::atorDe(m.quem->perfil) : dominio::Ator::Servidor;
    AGENDA_OBTER(c.situacao, dominio::transitar(c.situacao, m.acao, ator, contexto));
    if (c.situacao != Situacao::Solicitada && c.situacao != Situacao::Confirmada)
        c.orfa = false; // moved, cancelled or took place after all: nothing is left to settle
    c.atualizadaEm = {agora, contexto.fuso.deslocamento(agora)};
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
    AGENDA_TENTAR(tx.publicar(anuncioDe(evento, c)));
    return tx.auditar(acao, "consulta", c.id.uuid());
}

Resultado<contrato::Consulta> mudarSituacao(nucleo::Transacao &tx, const Mudanca &m)
{
    AGENDA_OBTER(contrato::Consulta c, consultaParaMudar(tx, m.consulta, m.quem));
    AGENDA_TENTAR(m.precondicao.conferir(c.versao));
    const Situacao antes = c.situacao;
    AGENDA_TENTAR(aplicarTransicao(tx, m, tx.agora(), c));
    AGENDA_TENTAR(ajustarOcupacao(tx, c, antes));
    if (m.acao == Acao::Desfazer) { // it waits again, and the rules may have changed while the patient was here
        AGENDA_OBTER(c.orfa, semLugar(tx, c));
    }
    const QByteArray evento = eventoDe(m.acao);
    AGENDA_TENTAR(registrarMudanca(tx, c, antes, evento, evento, m.motivo));
    return c;
}

} // namespace agendamento
