// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "portaria.h"

#include <deque>

namespace nucleo {

// Server-sent events: a thread of its own with the sockets of all live streams. Remembers the latest events, so that a
// client that was cut off resumes where it was (Last-Event-ID); one that was away longer is told to load everything.
class EventosAoVivo final : public QObject
{
public:
    EventosAoVivo(Atendimento &atendimento, Contagem &contagem);
    ~EventosAoVivo() override;

    // Any thread.
    void adotar(QTcpSocket *socket, const QHostAddress &par, const Identidade &quem, const QByteArray &ultimo);
    void publicar(const Evento &evento);
    // Before the thread starts.
    void recordar(const QList<Evento> &recentes);
    // In its thread.
    void iniciar();
    void fecharTudo();

private:
    struct Cliente {
        QTcpSocket *socket;
        QHostAddress par;
        Identidade quem;
        bool conferindo = false;
    };
    void acolher(QTcpSocket *socket, const QHostAddress &par, const Identidade &quem, const QByteArray &ultimo);
    void transmitir(const Evento &evento);
    void reproduzir(const Cliente &cliente, const QByteArray &ultimo);
    void enviar(QTcpSocket *socket, const QByteArray &bytes);
    void baterPonto();
    void conferirSessao(quint64 numero);
    void remover(quint64 numero);
    [[nodiscard]] bool ve(const Cliente &cliente, const Evento &evento) const;
    void lembrar(const Evento &evento);

    Atendimento &m_atendimento;
    Contagem &m_contagem;
    std::deque<Evento> m_memoria;
    std::unordered_map<quint64, Cliente> m_clientes;
    quint64 m_ultimo = 0;
    QTimer *m_ponto = nullptr; // child
};

} // namespace nucleo
