// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rota.h"

#include <memory>
#include <variant>

namespace nucleo {

// What the tree says of a path: the route and the values of its places, or why there is none.
struct Achado {
    const Rota *rota = nullptr;
    QList<QString> parametros;
};

struct SemRota {
    dominio::Codigo codigo = dominio::Codigo::NaoEncontrado; // or MetodoNaoPermitido, RequisicaoInvalida
    QByteArray permitidos;                                   // Allow, with MetodoNaoPermitido
};

// Routes as a tree over path segments: finding one costs the length of the path, not the number of routes. Literal
// segments come before {places}. Immutable after it was made; any thread.
class Roteador
{
public:
    explicit Roteador(QList<Rota> rotas);
    ~Roteador();
    // caminho: the target up to "?", still percent-encoded. Segments are split before they are decoded; "%00", "." and
    // "..", bad escapes and bad UTF-8 are RequisicaoInvalida. HEAD finds the GET route.
    [[nodiscard]] std::variant<Achado, SemRota> achar(Metodo metodo, QByteArrayView caminho) const;
    // What Allow says of that path; empty: no such path.
    [[nodiscard]] QByteArray permitidos(QByteArrayView caminho) const;
    [[nodiscard]] const QList<Rota> &rotas() const { return m_rotas; }

private:
    struct No;
    // The node of that path, or null; the values of its places; false: the path is no path.
    [[nodiscard]] bool descer(QByteArrayView caminho, const No *&no, QList<QString> &parametros) const;
    QList<Rota> m_rotas;
    std::unique_ptr<No> m_raiz;
};

// nullopt: a method that no route of ours ever has (501).
[[nodiscard]] std::optional<Metodo> metodoDeTexto(QByteArrayView texto);
[[nodiscard]] const char *textoDeMetodo(Metodo metodo);

} // namespace nucleo
