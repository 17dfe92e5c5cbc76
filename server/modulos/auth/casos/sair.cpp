// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../cripto/tokenderenovacao.h"
#include "../repositorios/renovacaotabela.h"
#include "../repositorios/sessaotabela.h"

#include <contrato/sessao.h>

using namespace Qt::StringLiterals;

namespace auth {

namespace {

Resultado<Resposta> encerrar(nucleo::Transacao &tx, const QUuid &sessao)
{
    AGENDA_OBTER(const bool estava, SessaoTabela::revogar(tx, sessao, u"saida"_s));
    if (estava)
        AGENDA_TENTAR(tx.auditar("sair", "sessao", sessao));
    return Resposta::vazia();
}

} // namespace

// With a refresh token in the body, or else the session of the access token. A token that nobody knows is not told
// apart (RFC 7009, section 2.2): whoever has it is out.
Resultado<Efeito> sair(Servicos &, const Requisicao &req)
{
    if (req.corpo.isEmpty() && req.quem)
        return Efeito([sessao = req.quem->sessao](nucleo::Transacao &tx) { return encerrar(tx, sessao); });
    AGENDA_OBTER(const auto corpo, contrato::ler<contrato::CorpoRefresh>(req.corpo));
    return Efeito([resumo = resumoDoToken(corpo.refresh_token.toUtf8())](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto linha, RenovacaoTabela::buscar(tx, resumo));
        return linha ? encerrar(tx, linha->sessao) : Resultado<Resposta>(Resposta::vazia());
    });
}

} // namespace auth
