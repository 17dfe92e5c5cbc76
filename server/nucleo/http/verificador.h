// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requisicao.h"

#include <dominio/resultado.h>

namespace nucleo {

// Proves who a bearer token belongs to. Implemented by the auth module (or, in a process without it, by a client of
// the one that has it).
class Verificador
{
public:
    virtual ~Verificador() = default;
    // Signature, algorithm, times, issuer, audience, type (RFC 8725). CPU only, any thread, keeps a cache.
    [[nodiscard]] virtual dominio::Resultado<Identidade> assinatura(const QByteArray &token) = 0;
    // The session still stands and the account's present profile and state. Reads the database: Executor threads only.
    [[nodiscard]] virtual dominio::Resultado<Identidade> sessao(const Identidade &provada) = 0;
};

} // namespace nucleo
