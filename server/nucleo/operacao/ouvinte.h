// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portao.h"

#include <nucleo/observabilidade/retrato.h>

#include <QHostAddress>

namespace nucleo {

struct ConfigOperacao {
    QHostAddress endereco = QHostAddress::LocalHost;
    quint16 porta = 0; // any free one
    QByteArray token;  // empty: whoever reaches the address may ask
    LimitesDoPortao limites = {};
};

// The operations listener: GET /healthz, /readyz and /metrics on a port of its own, by Qt's HTTP server in a thread of
// its own. It shares nothing with the public front but the picture on the wall, so it answers when the front is full
// and every worker is stuck.
class Ouvinte
{
public:
    Ouvinte(ConfigOperacao config, const Mural &mural); // the wall outlives this
    ~Ouvinte();                                         // as parar()
    Ouvinte(const Ouvinte &) = delete;
    Ouvinte &operator=(const Ouvinte &) = delete;

    [[nodiscard]] dominio::Resultado<void> escutar(); // once
    [[nodiscard]] quint16 porta() const;
    void parar(); // connections are cut; idempotent

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace nucleo
