// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiagenda.h"

namespace api {

using namespace detalhe;
using dominio::Codigo;
using dominio::falha;

namespace {

Retorno lendoAgendas(Depois<ApiAgenda::Agendas> depois)
{
    return [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(falha(r.error()));
        auto lista = contrato::lerLista<contrato::AgendaUnidade>(r->corpo);
        if (!lista)
            return depois(falha(lista.error()));
        depois(ApiAgenda::Agendas{std::move(lista->itens), r->versao});
    };
}

} // namespace

void ApiAgenda::ver(const QString &medicoId, QObject *contexto, Depois<Agendas> depois)
{
    m_http.pedir(pedidoDe(caminhos::agenda, {medicoId}), contexto, lendoAgendas(std::move(depois)));
}

void ApiAgenda::definir(const QString &medicoId, const contrato::NovaAgenda &nova, const QByteArray &versao,
                        QObject *contexto, Depois<Agendas> depois)
{
    Pedido pedido = pedidoDe("PUT", caminhos::agenda, {medicoId}, contrato::escrever(nova));
    pedido.versao = versao;
    m_http.pedir(pedido, contexto, lendoAgendas(std::move(depois)));
}

void ApiAgenda::bloquear(const QString &medicoId, const contrato::NovoBloqueio &novo, const QByteArray &chave,
                         QObject *contexto, Depois<contrato::Bloqueio> depois)
{
    Pedido pedido = pedidoDe("POST", caminhos::bloqueios, {medicoId}, contrato::escrever(novo));
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiAgenda::desbloquear(const QString &medicoId, const QString &bloqueioId, QObject *contexto, Depois<void> depois)
{
    const Pedido pedido = pedidoDe("DELETE", caminhos::bloqueio, {medicoId, bloqueioId}, {});
    m_http.pedir(pedido, contexto, [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r && r.error().codigo != Codigo::NaoEncontrado)
            return depois(falha(r.error()));
        depois({});
    });
}

} // namespace api
