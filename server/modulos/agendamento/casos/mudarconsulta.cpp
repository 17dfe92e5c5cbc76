// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../respostas.h"
#include "mudarsituacao.h"

namespace agendamento {

using namespace Qt::StringLiterals;

namespace {

bool exigeMotivo(dominio::Acao acao)
{
    const auto &tabela = dominio::transicoes();
    return std::any_of(tabela.begin(), tabela.end(),
                       [acao](const dominio::Transicao &t) { return t.acao == acao && t.exigeMotivo; });
}

} // namespace

// PUT /consultas/{id}/confirmar, /recusar, /cancelar, … : one transition each, with a reason where the table asks.
Resultado<Efeito> mudarConsulta(const Servicos &, const Requisicao &r, dominio::Acao acao)
{
    Mudanca mudanca;
    mudanca.acao = acao;
    mudanca.quem = r.quem;
    mudanca.precondicao = Precondicao::de(r);
    AGENDA_OBTER(mudanca.consulta, idDoCaminho<dominio::ConsultaId>(r, 0));
    if (!r.corpo.isEmpty()) {
        AGENDA_OBTER(const auto corpo, contrato::ler<contrato::MotivoCorpo>(r.corpo));
        mudanca.motivo = corpo.motivo;
    }
    if (exigeMotivo(acao) && (!mudanca.motivo || mudanca.motivo->trimmed().isEmpty()))
        return dominio::falha(dominio::Erro::validacao(u"motivo"_s, dominio::CodigoCampo::Obrigatorio));
    return [mudanca](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto consulta, mudarSituacao(tx, mudanca));
        return respostaDeConsulta(consulta);
    };
}

} // namespace agendamento
