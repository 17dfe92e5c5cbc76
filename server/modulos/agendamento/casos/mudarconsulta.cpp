// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../respostas.h"
#include "mudarsituacao.h"

#include <algorithm>

namespace agendamento {

using namespace Qt::StringLiterals;

bool exigeMotivo(dominio::Acao acao)
{
    const auto &tabela = dominio::transicoes();
    return std::any_of(tabela.begin(), tabela.end(),
                       [acao](const dominio::Transicao &t) { return t.acao == acao && t.exigeMotivo; });
}

// PUT /consultas/{id}/confirmar, /recusar, /cancelar, … : one transition each, with a reason where the table asks.
// None counts towards a daily cap: a patient who cannot come always can say so, and every booking counted already.
Resultado<Efeito> mudarConsulta(const Servicos &, const Requisicao &r, dominio::Acao acao)
{
    Mudanca mudanca;
    mudanca.acao = acao;
    mudanca.quem = r.quem;
    mudanca.precondicao = Precondicao::de(r);
    AGENDA_OBTER(mudanca.consulta, idDoCaminho<dominio::ConsultaId>(r, 0));
    if (exigeMotivo(acao)) {
        AGENDA_OBTER(const auto corpo, contrato::ler<contrato::MotivoCorpo>(r.corpo));
        if (!corpo.motivo || corpo.motivo->trimmed().isEmpty())
            return dominio::falha(dominio::Erro::validacao(u"motivo"_s, dominio::CodigoCampo::Obrigatorio));
        mudanca.motivo = corpo.motivo;
    }
    return [mudanca](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto consulta, mudarSituacao(tx, mudanca));
        return respostaDeConsulta(consulta);
    };
}

} // namespace agendamento
