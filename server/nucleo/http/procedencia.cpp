// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "procedencia.h"

namespace nucleo {

namespace {

bool ehProxy(const QHostAddress &endereco, const QList<QHostAddress> &proxies)
{
    return std::any_of(proxies.begin(), proxies.end(),
                       [&](const QHostAddress &proxy) { return semMapa(proxy) == endereco; });
}

} // namespace

Procedencia procedenciaSemCabeca(const QHostAddress &par, const QList<QHostAddress> &proxies)
{
    const QHostAddress limpo = semMapa(par);
    if (ehProxy(limpo, proxies))
        return {.endereco = {}, .chave = {.tipo = ChaveDeEndereco::Tipo::SemCabeca}, .porProxy = true};
    return {.endereco = limpo, .chave = chaveDe(limpo), .porProxy = false};
}

Procedencia procedencia(const Cabeca &cabeca, const QHostAddress &par, const QList<QHostAddress> &proxies)
{
    Procedencia p = procedenciaSemCabeca(par, proxies);
    if (!p.porProxy)
        return p;
    QByteArray todos; // a proxy may add a line of its own after the client's
    for (const auto &[nome, valor] : cabeca.campos)
        if (nome == "x-forwarded-for")
            todos += (todos.isEmpty() ? "" : ",") + valor;
    if (todos.trimmed().isEmpty()) {
        p.chave = chaveDe(par);
        p.chave.tipo = ChaveDeEndereco::Tipo::Proxy;
        return p;
    }
    p.chave = {}; // of those that cannot be read, unless one below can
    const QList<QByteArray> enderecos = todos.split(',');
    for (auto it = enderecos.crbegin(); it != enderecos.crend(); ++it) {
        const QHostAddress endereco = enderecoDeTexto(*it);
        if (ehProxy(endereco, proxies))
            continue;
        p.endereco = endereco;
        p.chave = chaveDe(endereco);
        break;
    }
    return p;
}

} // namespace nucleo
