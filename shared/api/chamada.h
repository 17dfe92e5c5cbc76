// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"

#include <contrato/caminhos.h>
#include <contrato/tipos.h>

// What the resource classes share. Every call takes a context object; lists come whole (pages are followed).
namespace api {

template<class T>
using Depois = std::function<void(Resultado<T>)>;

// A resource with its ETag, for an edit that must not run over somebody else's.
template<class T>
struct ComVersao {
    T valor;
    QByteArray versao;
};

// A fresh idempotency key: one per thing to be created, kept over all tries of it.
[[nodiscard]] QByteArray novaChave();

namespace detalhe {

namespace caminhos = contrato::caminhos;

[[nodiscard]] inline Pedido pedidoDe(const char *caminho, std::initializer_list<QString> lugares = {})
{
    Pedido pedido;
    pedido.caminho = caminhos::preencher(caminho, lugares);
    return pedido;
}

[[nodiscard]] inline Pedido pedidoDe(const QByteArray &metodo, const char *caminho,
                                     std::initializer_list<QString> lugares, const QByteArray &corpo)
{
    Pedido pedido = pedidoDe(caminho, lugares);
    pedido.metodo = metodo;
    pedido.corpo = corpo;
    return pedido;
}

// Adds a query parameter; an empty one is left out.
void juntar(QUrlQuery &consulta, const char *nome, const QString &valor);

template<class T>
[[nodiscard]] Retorno lendo(Depois<T> depois)
{
    return [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(dominio::falha(r.error()));
        depois(contrato::lerTolerante<T>(r->corpo));
    };
}

template<class T>
[[nodiscard]] Retorno lendoComVersao(Depois<ComVersao<T>> depois)
{
    return [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(dominio::falha(r.error()));
        auto lido = contrato::lerTolerante<T>(r->corpo);
        if (!lido)
            return depois(dominio::falha(lido.error()));
        depois(ComVersao<T>{*std::move(lido), r->versao});
    };
}

// Follows the pages of a list to its end.
template<class T>
void juntarPaginas(ClienteHttp &http, Pedido pedido, QObject *contexto, Depois<QList<T>> depois, QList<T> ja = {})
{
    if (!pedido.consulta.hasQueryItem(QStringLiteral("limite")))
        juntar(pedido.consulta, "limite", QStringLiteral("100"));
    http.pedir(pedido, contexto, [&http, pedido, contexto, depois, ja](const Resultado<Resposta> &r) mutable {
        if (!r)
            return depois(dominio::falha(r.error()));
        const auto pagina = contrato::lerLista<T>(r->corpo);
        if (!pagina)
            return depois(dominio::falha(pagina.error()));
        ja += pagina->itens;
        if (!pagina->proximo || pagina->itens.isEmpty())
            return depois(ja);
        pedido.consulta.removeQueryItem(QStringLiteral("cursor"));
        juntar(pedido.consulta, "cursor", *pagina->proximo);
        juntarPaginas<T>(http, pedido, contexto, depois, ja);
    });
}

} // namespace detalhe

} // namespace api
