// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conexaobruta.h"

#include <dominio/relogio.h>
#include <nucleo/http/servidorhttp.h>

#include <QObject>
#include <QThread>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace http_teste {

// A door that requests wait at until the test opens it.
class Porta
{
public:
    void esperar();
    void abrir();
    [[nodiscard]] bool chegaram(int quantos, int prazoMs = 5'000); // has that number come so far?

private:
    std::mutex m_trava;
    std::condition_variable m_mudou;
    bool m_aberta = false;
    int m_chegaram = 0;
};

// The HTTP front in this process, on any free port, with what it needs and a few routes:
//   GET  /ola               anonymous, {"ola":true}
//   POST /eco               anonymous, answers the body it got; POST /eco/{texto} has no body to read
//   GET  /lento             waits at porta()
//   GET  /grande/{bytes}    that many bytes
//   GET  /lista?limite=     one query parameter
//   GET  /lanca             throws
//   GET  /item/{id}         answers the place's value
class BancadaHttp
{
public:
    // The log goes to that file.
    explicit BancadaHttp(nucleo::LimitesHttp limites = limitesCurtos(), QList<nucleo::Rota> maisRotas = {},
                         const QByteArray &registro = QByteArrayLiteral("/dev/null"));
    ~BancadaHttp();
    [[nodiscard]] static nucleo::LimitesHttp limitesCurtos();
    [[nodiscard]] static nucleo::Rota rota(nucleo::Metodo metodo, const char *caminho, nucleo::CasoLeitura caso);

    // Before iniciar(): what a test wants other than usual.
    nucleo::ConfigHttp config;
    nucleo::Verificador *verificador = nullptr;
    const dominio::Relogio *relogio = &m_relogio;
    QList<nucleo::Evento> lembrar; // what the live stream knows from before
    int threads = 4, fila = 256;

    [[nodiscard]] bool iniciar();
    [[nodiscard]] quint16 numero() const { return m_servidor->porta(); }
    [[nodiscard]] nucleo::ServidorHttp &servidor() { return *m_servidor; } // publicar() and the like: any thread
    // In the server's thread, which accepts; the caller waits for the end.
    void pararDeAceitar();
    void parar(int prazoMs);
    [[nodiscard]] Porta &porta() { return m_porta; }
    [[nodiscard]] nucleo::Executor &executorDeSenhas() { return *m_senhas; }
    [[nodiscard]] int naFila() const { return m_comum->naFila(); }
    void desmontar(); // the server goes first, as in the program
    // A plain request still gets its plain answer, within the time.
    [[nodiscard]] bool viva(int prazoMs = 1'000) const;
    // The value of a line of the metrics.
    [[nodiscard]] qint64 medida(const QByteArray &nome) const;

private:
    void porRotas();
    void naThread(const std::function<void()> &f);
    dominio::RelogioDoSistema m_relogio;
    int m_log;
    nucleo::Registro m_registro;
    Porta m_porta;
    QList<nucleo::Rota> m_rotas;
    std::unique_ptr<nucleo::Executor> m_comum, m_senhas;
    std::unique_ptr<nucleo::ServidorHttp> m_servidor; // lives in m_thread: the test's own thread blocks on sockets
    QThread m_thread;
    QObject m_dentro; // in m_thread
};

// Resident memory of this process, in bytes.
[[nodiscard]] qint64 memoria();

} // namespace http_teste
