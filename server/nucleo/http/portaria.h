// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adesao.h"
#include "atendimento.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <mutex>
#include <unordered_map>

namespace nucleo {

class EventosAoVivo;
class Porteiro;

// How many connections are open, all in all and from each address. Shared by the acceptor, the I/O threads and the
// push thread; thread safe.
class Contagem
{
public:
    Contagem(int total, int porEndereco) : m_total(total), m_porEndereco(porEndereco) {}
    [[nodiscard]] bool entrar(const QHostAddress &endereco);
    void sair(const QHostAddress &endereco);
    [[nodiscard]] int abertas() const;

private:
    const int m_total, m_porEndereco;
    mutable std::mutex m_trava;
    int m_abertas = 0;
    QHash<QHostAddress, int> m_deCada;
};

// One I/O thread's connections. Everything but devolucao()'s functions is called in that thread.
class Portaria final : public QObject
{
public:
    Portaria(const ConfigHttp &config, Atendimento &atendimento, Contagem &contagem, EventosAoVivo &aoVivo);
    ~Portaria() override;

    void iniciar();                                          // in its thread
    void adotar(qintptr descritor, const QHostAddress &par); // an accepted connection, already counted
    void encerrarOciosos();
    void fecharTudo();
    [[nodiscard]] bool ocupada() const;

    // For the connections.
    [[nodiscard]] const LimitesHttp &limites() const { return m_config.limites; }
    [[nodiscard]] Atendimento &atendimento() { return m_atendimento; }
    [[nodiscard]] qint64 agoraMs() const;
    [[nodiscard]] QByteArray data();                                       // for the Date header, made once a second
    [[nodiscard]] std::function<void(Desfecho)> devolucao(quint64 numero); // callable from any thread
    void entregarAoVivo(quint64 numero, Adesao adesao);
    void remover(quint64 numero);
    void anotar(const QByteArray &metodo, const QByteArray &rota, int status, qint64 us, const QByteArray &id);

private:
    void tique();
    const ConfigHttp m_config;
    Atendimento &m_atendimento;
    Contagem &m_contagem;
    EventosAoVivo &m_aoVivo;
    struct Entrada {
        std::unique_ptr<Porteiro> porteiro;
        QHostAddress par;
    };
    std::unordered_map<quint64, Entrada> m_porteiros;
    quint64 m_ultimo = 0;
    QTimer *m_tique = nullptr; // child
    bool m_encerrando = false;
    QByteArray m_data;
    qint64 m_dataDe = -1;
};

} // namespace nucleo
