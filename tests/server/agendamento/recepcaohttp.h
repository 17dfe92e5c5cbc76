// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consultorio.h"

#include <nucleo/http/servidorhttp.h>

namespace apoio {

// Takes "<perfil>:<id>" for a token.
class VerificadorFalso final : public nucleo::Verificador
{
public:
    [[nodiscard]] dominio::Resultado<nucleo::Identidade> assinatura(const QByteArray &token) override;
    [[nodiscard]] dominio::Resultado<nucleo::Identidade> sessao(const nucleo::Identidade &provada) override
    {
        return provada;
    }
};
[[nodiscard]] QByteArray token(const nucleo::Identidade &quem);

// The module behind the real HTTP front on a free port, without limits of rate. The calling thread accepts, so it has
// to keep its event loop going while others ask.
class RecepcaoHttp
{
public:
    explicit RecepcaoHttp(const agendamento::Ajustes &ajustes = {});
    ~RecepcaoHttp();
    Consultorio consultorio;
    [[nodiscard]] quint16 porta() const { return m_servidor->porta(); }

private:
    VerificadorFalso m_verificador;
    nucleo::Executor m_comum{QStringLiteral("comum"), 4, 4096}, m_senhas{QStringLiteral("senhas"), 1, 16};
    std::unique_ptr<nucleo::ServidorHttp> m_servidor;
};

} // namespace apoio
