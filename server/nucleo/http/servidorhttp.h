// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rota.h"
#include "verificador.h"

#include <dominio/relogio.h>
#include <nucleo/observabilidade/registro.h>
#include <nucleo/observabilidade/retrato.h>
#include <nucleo/threads/executor.h>

#include <QSslConfiguration>

#include <memory>

namespace nucleo {

struct LimitesHttp {
    int cabecalhosBytes = 16 * 1024, cabecalhosCampos = 64, alvoBytes = 4096;
    qint64 corpoBytes = 64 * 1024;
    int prazoCabecalhoMs = 5'000, prazoCorpoMs = 15'000, ociosoMs = 30'000, prazoEscritaMs = 20'000;
    int conexoes = 2000, conexoesPorEndereco = 200;
    int bytesPorEnviarMib = 64;                         // that all clients together leave unread; 0: no limit
    int porMinutoConta = 600, porMinutoEndereco = 1200; // 0: no limit
    int fluxosPorConta = 8;                             // live streams at a time; of all together, half of "conexoes"
    int pontoMs = 15'000;                               // a live stream says something, and its session is looked at
};

struct ConfigHttp {
    QHostAddress endereco = QHostAddress::LocalHost;
    quint16 porta = 0;
    int threads = 2;
    LimitesHttp limites;
    QList<QHostAddress> proxies; // whose X-Forwarded-For counts
    std::optional<QSslConfiguration> tls;
};

// The HTTP front of the process: guard, router, authorisation, answers, live events.
class ServidorHttp
{
public:
    struct Partes { // references outlive the server
        Registro &registro;
        Verificador *verificador; // null: only anonymous routes answer
        Executor &comum;
        Executor &senhas;
        const dominio::Relogio &relogio;
        std::function<Prontidao()> prontidao; // for /readyz; reads no database. Empty: always ready
        QByteArray openapi;                   // the document for /openapi.json, made by app
    };
    ServidorHttp(ConfigHttp config, Partes partes, QList<Rota> rotas);
    ~ServidorHttp(); // as parar(0)
    ServidorHttp(const ServidorHttp &) = delete;

    [[nodiscard]] Resultado<void> escutar(); // calling thread accepts; I/O and push threads are its own
    [[nodiscard]] quint16 porta() const;
    [[nodiscard]] QByteArray metricas() const; // Prometheus text; any thread
    void publicar(const Evento &evento);       // any thread: to the live streams
    // Before escutar(): what Last-Event-ID can go back to, oldest first. At most as many as eventosLembrados.
    static constexpr int eventosLembrados = 501; // one more than a stream may be behind: its place can be named
    void recordar(const QList<Evento> &recentes);
    void pararDeAceitar();   // closes the listener and idle connections
    void parar(int prazoMs); // requests in flight finish within the time, then all ends

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace nucleo
