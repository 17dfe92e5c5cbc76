// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"
#include "cofre.h"

#include <contrato/sessao.h>

namespace api {

// Who is signed in, and staying so: access token in memory, refresh token in the keychain, rotation on every use.
class Sessao final : public QObject
{
    Q_OBJECT

public:
    Sessao(ClienteHttp &http, const QString &programa, QObject *parent = nullptr);

    using Depois = std::function<void(Resultado<contrato::Usuario>)>;
    void entrar(const QString &login, const QString &senha, QObject *contexto, Depois depois);
    // With the refresh token of the last time; NaoEncontrado where there is none.
    void retomar(QObject *contexto, Depois depois);
    void sair();
    [[nodiscard]] const std::optional<contrato::Usuario> &usuario() const { return m_usuario; }
    [[nodiscard]] bool temCofre() const { return m_temCofre; } // false: signed in until the program ends

Q_SIGNALS:
    void acabou();   // the server no longer takes us: sign in again
    void semCofre(); // no keychain: the session stays in memory

private:
    void renovar(std::function<void(bool)> depois);
    void aceitar(const contrato::RespostaLogin &resposta);

    ClienteHttp &m_http;
    Cofre m_cofre;
    QByteArray m_renovacao;
    std::optional<contrato::Usuario> m_usuario;
    bool m_temCofre = true;
};

} // namespace api
