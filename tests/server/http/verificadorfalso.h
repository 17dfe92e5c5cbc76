// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/http/verificador.h>

#include <atomic>
#include <mutex>

namespace http_teste {

// Tokens in clear: "<perfil>", "pendente", "vencido", or "<perfil> <id>"; the account's id is made from the profile
// otherwise.
class VerificadorFalso final : public nucleo::Verificador
{
public:
    static QUuid idDe(dominio::Perfil perfil)
    {
        return QUuid(uint(perfil) + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0xab);
    }
    dominio::Resultado<nucleo::Identidade> assinatura(const QByteArray &token) override
    {
        ++assinaturasConferidas;
        const QList<QByteArray> partes = token.split(' ');
        if (partes.first() == "vencido")
            return dominio::falha(dominio::Codigo::TokenExpirado);
        const bool pendente = partes.first() == "pendente";
        const auto perfil = pendente ? std::optional(dominio::Perfil::Medico)
                                     : dominio::perfilDeTexto(QString::fromLatin1(partes.first()));
        if (!perfil)
            return dominio::falha(dominio::Codigo::TokenInvalido);
        nucleo::Identidade quem;
        quem.perfil = *perfil;
        quem.pendente = pendente;
        quem.usuario = dominio::UsuarioId(idDe(*perfil));
        if (partes.size() > 1)
            quem.usuario = dominio::UsuarioId(QUuid::fromString(QString::fromLatin1(partes[1])));
        return quem;
    }
    dominio::Resultado<nucleo::Identidade> sessao(const nucleo::Identidade &provada) override
    {
        ++sessoesConferidas;
        if (foraDoAr)
            return dominio::falha(dominio::Codigo::Indisponivel);
        if (sessaoEncerrada)
            return dominio::falha(dominio::Codigo::TokenInvalido);
        return provada;
    }
    std::atomic<bool> sessaoEncerrada{false}, foraDoAr{false};
    std::atomic<int> sessoesConferidas{0}, assinaturasConferidas{0};
};

} // namespace http_teste
