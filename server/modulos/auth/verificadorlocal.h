// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicos.h"

#include <nucleo/http/verificador.h>

namespace auth {

// Proves access tokens with this module's keys and sessions.
class VerificadorLocal final : public nucleo::Verificador
{
public:
    explicit VerificadorLocal(Servicos &servicos) : m_s(servicos) {}
    [[nodiscard]] dominio::Resultado<nucleo::Identidade> assinatura(const QByteArray &token) override;
    [[nodiscard]] dominio::Resultado<nucleo::Identidade> sessao(const nucleo::Identidade &provada) override;

private:
    Servicos &m_s;
};

} // namespace auth
