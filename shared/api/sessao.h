// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"
#include "cofre.h"

#include <contrato/sessao.h>

namespace api {

// Who is signed in, and staying so: access token in memory, refresh token in the keychain, rotation on every use.
// Lives shorter than its ClienteHttp.
class Sessao final : public QObject
{
    Q_OBJECT

public:
    Sessao(ClienteHttp &http, const QString &programa, QObject *parent = nullptr);
    ~Sessao() override;

    using Depois = std::function<void(Resultado<contrato::Usuario>)>;
    // codigo: the one of the authenticator app, where the first try was answered with CodigoNecessario.
    void entrar(const QString &login, const QString &senha, QObject *contexto, Depois depois,
                const QString &codigo = {});
    // With the refresh token of the last time. NaoEncontrado where there is none or it is spent: ask for the password;
    // SemConexao or Indisponivel: it may still be good, try again.
    void retomar(QObject *contexto, Depois depois);
    // Who the server takes us for, asked anew.
    void quemSou(QObject *contexto, Depois depois);
    void sair();
    [[nodiscard]] const std::optional<contrato::Usuario> &usuario() const { return m_usuario; }
    [[nodiscard]] bool temCofre() const { return m_temCofre; } // false: signed in until the program ends
    [[nodiscard]] const Cofre &cofre() const { return m_cofre; }

Q_SIGNALS:
    void acabou();   // the server no longer takes us: sign in again
    void semCofre(); // no keychain, or a locked one: the session stays in memory

private:
    void renovar(ClienteHttp::DepoisDeRenovar depois);
    void aceitar(const contrato::RespostaLogin &resposta);
    void esquecer();
    void notarCofre(Cofre::Estado estado);

    ClienteHttp &m_http;
    Cofre m_cofre;
    QByteArray m_renovacao;
    std::optional<contrato::Usuario> m_usuario;
    bool m_temCofre = true;
};

} // namespace api
