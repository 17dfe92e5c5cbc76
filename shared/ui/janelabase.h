// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "janelalogin.h"

#include <api/fluxoeventos.h>

#include <QDateTime>
#include <QMainWindow>
#include <QStackedWidget>
#include <QTimer>

namespace ui {

// The signal of the connection at the right of the bar: a dot and a word.
class SinalDeConexao final : public QWidget
{
    Q_OBJECT

public:
    explicit SinalDeConexao(QWidget *pai = nullptr);
    void mostrar(api::FluxoEventos::Estado estado);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    api::FluxoEventos::Estado m_estado = api::FluxoEventos::Estado::Parado;
    QString m_texto;
};

// What both main windows are: signing in, then the work; the live stream and the bar that says when it is cut.
class JanelaBase : public QMainWindow
{
    Q_OBJECT

public:
    JanelaBase(const QUrl &servidor, const QString &programa, const QString &titulo, QList<dominio::Perfil> perfis,
               QWidget *pai = nullptr);
    void comecar();

protected:
    [[nodiscard]] virtual QWidget *montarTrabalho() = 0; // called once, on the first sign-in
    virtual void aoEntrar(const contrato::Usuario &usuario) = 0;
    virtual void aoAtualizar() = 0;                     // a minute passed, or the connection came back
    [[nodiscard]] virtual QDateTime lidoEm() const = 0; // how old what is shown is

    [[nodiscard]] api::ClienteHttp &http() { return m_http; }
    [[nodiscard]] api::FluxoEventos &fluxo() { return m_fluxo; }
    [[nodiscard]] api::Sessao &sessao() { return m_sessao; }
    [[nodiscard]] FaixaAviso *faixa() { return m_faixa; }
    [[nodiscard]] SinalDeConexao *sinal() { return m_sinal; }
    [[nodiscard]] QPushButton *botaoDoUsuario() { return m_usuario; } // the subclass places both in its bar
    void sair();

private:
    void entrar(const contrato::Usuario &usuario);
    void mostrarEstado(api::FluxoEventos::Estado estado);
    void dizerQueda();
    api::ClienteHttp m_http;
    api::Sessao m_sessao;
    api::FluxoEventos m_fluxo;
    QStackedWidget *m_pilha;
    JanelaLogin *m_login;
    QWidget *m_trabalho = nullptr;
    FaixaAviso *m_faixa;
    SinalDeConexao *m_sinal;
    QPushButton *m_usuario;
    QTimer m_minuto, m_queda;
    QDateTime m_caiuEm;
};

} // namespace ui
