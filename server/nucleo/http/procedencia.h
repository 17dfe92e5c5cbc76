// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cabeca.h"
#include "endereco.h"

namespace nucleo {

// Where a request comes from: the address of the client, also where a proxy of ours stands between.
struct Procedencia {
    QHostAddress endereco; // null: not known, and then never this computer's own
    ChaveDeEndereco chave; // whom the caps count
    bool porProxy = false; // the connection is a proxy's and carries many clients
};

// X-Forwarded-For counts only from a configured proxy: the last address in it that is no proxy of ours. One that
// cannot be read is nobody's. A proxy that names nobody asks for itself (it looks whether the server is alive); what
// clients send through it cannot use up what it has for that.
[[nodiscard]] Procedencia procedencia(const Cabeca &cabeca, const QHostAddress &par,
                                      const QList<QHostAddress> &proxies);
// Of what came without a head that could be read.
[[nodiscard]] Procedencia procedenciaSemCabeca(const QHostAddress &par, const QList<QHostAddress> &proxies);

} // namespace nucleo
