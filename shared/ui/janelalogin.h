// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pecas.h"

#include <api/sessao.h>

class QLineEdit;

namespace ui {

// Signing in: in the window itself, errors beside the fields. Says when there is no keychain to stay signed in with.
class JanelaLogin final : public QWidget
{
    Q_OBJECT

public:
    // perfis: who may use this program; others are told so.
    JanelaLogin(api::Sessao &sessao, const QString &titulo, QList<dominio::Perfil> perfis, QWidget *pai = nullptr);
    // Tries the keychain, then AGENDA_LOGIN with the password in the file AGENDA_SENHA_ARQUIVO (kiosks, tests), then
    // asks.
    void comecar(const QString &servidor);

Q_SIGNALS:
    void entrou(const contrato::Usuario &usuario);

private:
    void entrar();
    void receber(const api::Resultado<contrato::Usuario> &r);
    void ocupado(bool sim);
    [[nodiscard]] QFrame *montarCartao(const QString &titulo);
    api::Sessao &m_sessao;
    const QList<dominio::Perfil> m_perfis;
    QLineEdit *m_login, *m_senha;
    QPushButton *m_botao;
    FaixaAviso *m_aviso;
    QLabel *m_servidor;
};

} // namespace ui
