// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "condicionais.h"

#include <algorithm>

namespace nucleo {

namespace {

QByteArray semFraqueza(const QByteArray &marca)
{
    return marca.startsWith("W/") ? marca.mid(2) : marca;
}

// Entity tags may hold commas, so the list is read tag by tag.
bool contem(const QByteArray &lista, const QByteArray &marca)
{
    for (qsizetype inicio = lista.indexOf('"'); inicio >= 0; inicio = lista.indexOf('"', inicio)) {
        const qsizetype fim = lista.indexOf('"', inicio + 1);
        if (fim < 0)
            return false;
        if (lista.mid(inicio, fim + 1 - inicio) == marca)
            return true;
        inicio = fim + 1;
    }
    return false;
}

} // namespace

Resposta seMudou(const Requisicao &requisicao, Resposta resposta)
{
    const QByteArray lista = requisicao.cabecalho("if-none-match");
    if (lista.isEmpty() || resposta.status != 200 || !resposta.marcaDizTudo)
        return resposta;
    const auto marca = std::find_if(resposta.cabecalhos.cbegin(), resposta.cabecalhos.cend(),
                                    [](const auto &campo) { return campo.first == "ETag"; });
    if (marca == resposta.cabecalhos.cend() || !contem(lista, semFraqueza(marca->second)))
        return resposta;
    resposta.status = 304;
    resposta.tipo.clear();
    resposta.corpo.clear();
    return resposta;
}

} // namespace nucleo
