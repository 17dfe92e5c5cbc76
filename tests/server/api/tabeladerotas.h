// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/clientebruto.h>

namespace api_teste {

// One route as the running server's own document tells of it. The document is made from the route tables, so a new
// route is in here without anybody having to think of it.
struct RotaLida {
    QByteArray metodo, caminho;
    int sucesso = 0;       // of the answer that is no refusal
    bool lista = false;    // {itens, proximo}
    bool paginada = false; // takes limite and cursor
    bool chave = false;    // takes Idempotency-Key
    bool exigeVersao = false;
    bool aoVivo = false;
    bool dizMarca = false, dizLocal = false, dizLink = false; // response headers promised
    bool temCorpo = false;
    [[nodiscard]] QByteArray nome() const { return metodo + ' ' + caminho; }
    // By what it is, not by what it promises.
    [[nodiscard]] bool le() const { return metodo == "GET" && !aoVivo; }
    [[nodiscard]] bool leUm() const { return le() && !paginada; }
    [[nodiscard]] bool muda() const { return metodo == "PUT" || metodo == "DELETE"; }
    [[nodiscard]] bool cria() const { return metodo == "POST"; }
};

[[nodiscard]] QList<RotaLida> lerRotas(apoio::ClienteBruto &http);

} // namespace api_teste
