// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

using namespace Qt::StringLiterals;

namespace notificacoes {

using nucleo::Resultado;

nucleo::CasoEscrita reenviar(Ambiente &ambiente)
{
    return [&ambiente](const nucleo::Requisicao &r) -> Resultado<nucleo::Efeito> {
        const auto id = dominio::NotificacaoId::deTexto(r.parametros.value(0));
        if (!id)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        return [id = *id, &ambiente](nucleo::Transacao &tx) -> Resultado<nucleo::Resposta> {
            AGENDA_OBTER(const bool voltou, NotificacaoTabela::reenfileirar(tx, id));
            AGENDA_OBTER(const auto atual, NotificacaoTabela(tx).buscar(id));
            if (!atual)
                return dominio::falha(dominio::Codigo::NaoEncontrado);
            if (!voltou) {
                dominio::Erro erro(dominio::Codigo::TransicaoInvalida);
                erro.extras.insert(u"situacao"_s, QString(contrato::textoDe(atual->situacao)));
                return dominio::falha(erro);
            }
            AGENDA_TENTAR(tx.auditar("notificacao.reenviada", "notificacao", id.uuid()));
            ambiente.enfileirou();
            return respostaDaNotificacaoAceita(*atual);
        };
    };
}

} // namespace notificacoes
