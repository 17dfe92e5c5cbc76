// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endereco.h"

#include <functional>
#include <list>
#include <mutex>
#include <unordered_map>

namespace nucleo {

// The table of open connections: so many all in all, so many of each address (those of a proxy of ours only all in
// all). Where it is full, the connection that waits longest loses its place to the newcomer; where an address has all
// it may, the one of that address that does. A connection waits while it has no complete request under way, since its
// last answer or since it came: one that is silent, sends slowly or reads slowly is the same here. Streams and requests
// under way keep their place. Shared by the acceptor, the I/O threads and the push thread; thread safe, and nothing in
// it takes longer because the table is large.
class Contagem
{
public:
    struct Limites {
        int total = 0, porEndereco = 0;
        QList<QHostAddress> proxies = {};
    };
    struct Chegada {
        quint64 numero = 0; // each once
        QHostAddress par;
        std::function<void()> ceder; // any thread: told once that its place is given away, to close it and leave
        std::function<bool()> pagar; // for another's place: false, its address has taken too many; null: for nothing
    };
    // That have lost their place and are not closed yet: they still hold a descriptor each.
    static constexpr int cedendoMaximo = 256;

    explicit Contagem(Limites limites);

    [[nodiscard]] bool entrar(Chegada chegada); // it waits; false: no place, and none can be had
    [[nodiscard]] bool ocupar(quint64 numero);  // a request is under way; false: the place was given away
    void esperar(quint64 numero);               // answered: waits again, from now on
    void virarFluxo(quint64 numero);            // keeps its place until sair(par)
    void sair(quint64 numero);
    void sair(const QHostAddress &par); // a stream
    [[nodiscard]] int abertas() const;
    [[nodiscard]] qint64 cedidas() const; // places that were given away so far
    [[nodiscard]] int total() const { return m_limites.total; }

private:
    using Fila = std::list<quint64>; // numbers; in front who waits longest
    struct Endereco {
        ChaveDeEndereco chave;
        int abertas = 0; // streams too
        Fila esperam;
    };
    struct Lugar {
        Endereco *endereco = nullptr; // null: a proxy's
        std::function<void()> ceder;
        bool espera = false;
        Fila naMesa, noEndereco; // its own links in the two lists, here while it does not wait
        Fila::iterator noDaMesa, noDoEndereco;
    };
    [[nodiscard]] Endereco *enderecoDe(const QHostAddress &par);
    [[nodiscard]] std::function<void()> tomarLugar(Fila &esperam);
    void sentar(Chegada chegada, Endereco *endereco);
    void porNaFila(Lugar &lugar);
    void tirarDaFila(Lugar &lugar);
    void descontar(Endereco *endereco);
    void esquecerSeVazio(Endereco *endereco);

    const Limites m_limites;
    mutable std::mutex m_trava;
    int m_abertas = 0, m_cedendo = 0;
    qint64 m_cedidas = 0;
    std::unordered_map<quint64, Lugar> m_lugares; // without the streams
    Fila m_esperam;
    struct Resumo {
        size_t operator()(const ChaveDeEndereco &c) const { return qHash(c, QHashSeed::globalSeed()); }
    };
    std::unordered_map<ChaveDeEndereco, Endereco, Resumo> m_deCada;
};

} // namespace nucleo
