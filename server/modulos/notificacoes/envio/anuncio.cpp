// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "anuncio.h"

namespace notificacoes {

using contrato::SituacaoNotificacao;
using nucleo::Resultado;
using nucleo::Transacao;

Resultado<void> anunciar(Transacao &tx, contrato::Notificacao n, const Fecho &fecho)
{
    const QByteArray tipo = "notificacao." + QByteArray(contrato::textoDe(fecho.situacao).latin1());
    AGENDA_TENTAR(tx.auditar(tipo, "notificacao", n.id.uuid()));
    if (fecho.situacao != SituacaoNotificacao::Enviada && fecho.situacao != SituacaoNotificacao::Falhou)
        return {};
    n.situacao = fecho.situacao;
    n.destino = fecho.destino;
    n.ultimoErro = fecho.erro.isEmpty() ? std::nullopt : std::optional(fecho.erro);
    if (fecho.situacao == SituacaoNotificacao::Enviada)
        n.enviadaEm = tx.agora();
    return tx.publicar({.tipo = tipo,
                        .agregado = n.id.uuid(),
                        .dados = contrato::escrever(n),
                        .publico = {{dominio::Perfil::Recepcionista, dominio::Perfil::Admin}, {}}});
}

} // namespace notificacoes
