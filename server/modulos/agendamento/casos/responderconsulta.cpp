// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "mudarsituacao.h"

#include "../anuncios.h"
#include "../repositorios/consultatabela.h"
#include "../respostas.h"

#include <contrato/marcacao.h>

// PUT /consultas/{id}/resposta: what the patient says to the reminder. A refusal cancels and frees the time, without
// the notice that a cancellation needs: the clinic has asked.
namespace agendamento {

using dominio::ConfirmacaoPaciente;
using dominio::Situacao;
using namespace Qt::StringLiterals;

namespace {

Resultado<void> anunciar(nucleo::Transacao &tx, const contrato::Consulta &c)
{
    AGENDA_TENTAR(tx.publicar(anuncioDe("consulta.respondida", c)));
    return tx.auditar("consulta.respondida", "consulta", c.id.uuid());
}

Resultado<void> aceitar(nucleo::Transacao &tx, const Mudanca &mudanca, contrato::Consulta &c)
{
    // Not a transition, but allowed exactly where a refusal would be.
    contrato::Consulta provada = c;
    AGENDA_TENTAR(aplicarTransicao(tx, mudanca, tx.agora(), provada));
    c.confirmacaoPaciente = ConfirmacaoPaciente::Confirmada;
    c.atualizadaEm = provada.atualizadaEm;
    c.versao += 1;
    AGENDA_TENTAR(ConsultaTabela::atualizar(tx, c));
    return anunciar(tx, c);
}

Resultado<void> recusar(nucleo::Transacao &tx, const Mudanca &mudanca, contrato::Consulta &c)
{
    const Situacao antes = c.situacao;
    AGENDA_TENTAR(aplicarTransicao(tx, mudanca, tx.agora(), c));
    c.confirmacaoPaciente = ConfirmacaoPaciente::Recusada;
    AGENDA_TENTAR(ajustarOcupacao(tx, c, antes));
    const QByteArray evento = eventoDe(mudanca.acao);
    AGENDA_TENTAR(registrarMudanca(tx, c, antes, evento, evento, u"O paciente respondeu que não vem"_s));
    return anunciar(tx, c);
}

} // namespace

Resultado<Efeito> responderConsulta(const Servicos &, const Requisicao &r)
{
    Mudanca mudanca;
    mudanca.acao = dominio::Acao::Cancelar;
    mudanca.quem = r.quem;
    mudanca.precondicao = Precondicao::de(r);
    mudanca.semAntecedencia = true;
    AGENDA_OBTER(mudanca.consulta, idDoCaminho<dominio::ConsultaId>(r, 0));
    AGENDA_OBTER(const auto corpo, contrato::ler<contrato::RespostaCorpo>(r.corpo));
    const bool vem = corpo.resposta == contrato::RespostaPaciente::Confirmada;
    return [mudanca, vem](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(auto c, consultaParaMudar(tx, mudanca.consulta, mudanca.quem));
        AGENDA_TENTAR(mudanca.precondicao.conferir(c.versao));
        const bool ditaJa =
            vem ? c.confirmacaoPaciente == ConfirmacaoPaciente::Confirmada && !dominio::terminal(c.situacao)
                : c.confirmacaoPaciente == ConfirmacaoPaciente::Recusada;
        if (!ditaJa) {
            AGENDA_TENTAR(vem ? aceitar(tx, mudanca, c) : recusar(tx, mudanca, c));
        }
        return respostaDeConsulta(c);
    };
}

} // namespace agendamento
