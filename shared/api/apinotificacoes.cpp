// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apinotificacoes.h"

namespace api {

using namespace detalhe;
using contrato::Notificacao;

void ApiNotificacoes::listar(const FiltroNotificacoes &f, QObject *contexto, Depois<QList<Notificacao>> depois)
{
    Pedido pedido = pedidoDe(caminhos::notificacoes);
    juntar(pedido.consulta, "situacao", f.situacao);
    juntar(pedido.consulta, "canal", f.canal);
    juntar(pedido.consulta, "de", f.de);
    juntar(pedido.consulta, "ate", f.ate);
    juntarPaginas<Notificacao>(m_http, pedido, contexto, std::move(depois));
}

void ApiNotificacoes::doPaciente(const QString &pacienteId, QObject *contexto, Depois<QList<Notificacao>> depois)
{
    juntarPaginas<Notificacao>(m_http, pedidoDe(caminhos::notificacoesDoPaciente, {pacienteId}), contexto,
                               std::move(depois));
}

void ApiNotificacoes::enviarEmail(const contrato::NovaNotificacao &nova, const QByteArray &chave, QObject *contexto,
                                  Depois<Notificacao> depois)
{
    Pedido pedido = pedidoDe("POST", caminhos::notificacaoPorEmail, {}, contrato::escrever(nova));
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiNotificacoes::reenviar(const QString &id, const QByteArray &chave, QObject *contexto,
                               Depois<Notificacao> depois)
{
    Pedido pedido = pedidoDe("POST", caminhos::reenviar, {id}, {});
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

} // namespace api
