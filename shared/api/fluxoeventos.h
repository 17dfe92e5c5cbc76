// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"

#include <contrato/evento.h>

#include <QTimer>

namespace api {

// The live stream of changes (GET /eventos): parses server-sent events, notices a loss within seconds, reconnects and
// resumes after the last event seen.
class FluxoEventos final : public QObject
{
    Q_OBJECT

public:
    enum class Estado { Parado, AoVivo, Reconectando };

    explicit FluxoEventos(ClienteHttp &http, QObject *parent = nullptr);
    ~FluxoEventos() override;
    void iniciar();
    void parar();
    [[nodiscard]] Estado estado() const { return m_estado; }

Q_SIGNALS:
    void evento(const contrato::Evento &evento);
    void recarregar(); // too far behind: load everything anew
    void mudouEstado(api::FluxoEventos::Estado estado);

private:
    void conectar();
    void ler();
    void tratarBloco(const QByteArray &bloco);
    void cair();
    void mudar(Estado estado);

    ClienteHttp &m_http;
    QNetworkReply *m_resposta = nullptr; // child while connected
    QByteArray m_entrada, m_ultimo;
    QTimer m_vigia, m_religar, m_sonda;
    int m_tentativas = 0;
    Estado m_estado = Estado::Parado;
};

} // namespace api
