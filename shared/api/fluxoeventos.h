// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"
#include "leitorsse.h"

#include <contrato/evento.h>

#include <QElapsedTimer>
#include <QTimer>

namespace api {

// The live stream of changes (GET /eventos): notices a loss within 5 s, reconnects and resumes after the last event
// seen. Between two connections nothing is lost: the server sends what was missed, or recarregar() is emitted.
// Lives shorter than its ClienteHttp.
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
    void comecarALer();
    void ler();
    void tratar(const LeitorSse::Bloco &bloco);
    void sondar();
    void cair();
    void soltar();
    void religar(int status);
    void mudar(Estado estado);

    ClienteHttp &m_http;
    QNetworkReply *m_resposta = nullptr; // child while connected
    LeitorSse m_leitor;
    QByteArray m_ultimo;
    QTimer m_vigia, m_religar, m_sonda;
    QElapsedTimer m_ouviu; // since the last byte, or answer to a probe
    int m_quedas = 0;      // in a row
    bool m_jaViveu = false, m_sondando = false;
    Estado m_estado = Estado::Parado;
};

} // namespace api
