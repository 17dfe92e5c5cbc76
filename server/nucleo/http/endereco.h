// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QHostAddress>

namespace nucleo {

// Whom a cap by address counts: an IPv4 address or the /64 of an IPv6 one, for whoever has one address of it has all.
// Everybody whose address cannot be read is one; a proxy that speaks for itself is one, apart from all clients, and so
// is what came through proxies and could not be read as a request at all.
struct ChaveDeEndereco {
    enum class Tipo : quint8 { Ilegivel, V4, V6, Proxy, SemCabeca };
    Tipo tipo = Tipo::Ilegivel;
    quint64 bits = 0;
    friend bool operator==(const ChaveDeEndereco &, const ChaveDeEndereco &) = default;
    friend size_t qHash(const ChaveDeEndereco &c, size_t semente = 0) noexcept
    {
        return qHashMulti(semente, int(c.tipo), c.bits);
    }
};

// A null address is one that cannot be read.
[[nodiscard]] ChaveDeEndereco chaveDe(const QHostAddress &endereco);
// ::ffff:1.2.3.4 is 1.2.3.4; others stay as they are.
[[nodiscard]] QHostAddress semMapa(const QHostAddress &endereco);
// An address as proxies write it: four decimal numbers, or IPv6. Null: anything else, short and octal forms too.
[[nodiscard]] QHostAddress enderecoDeTexto(const QByteArray &texto);

} // namespace nucleo
