// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adesao.h"
#include "atendimento.h"
#include "contagem.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <unordered_map>

namespace nucleo {

class EventosAoVivo;
class Porteiro;

// One I/O thread's connections. Everything but devolucao()'s functions is called in that thread.
class Portaria final : public QObject
{
public:
    Portaria(const ConfigHttp &config, Atendimento &atendimento, Contagem &contagem, EventosAoVivo &aoVivo);
    ~Portaria() override;

    void iniciar(); // in its thread
    // An accepted connection, under the number that it was counted by.
    void adotar(quint64 numero, qintptr descritor, const QHostAddress &par);
    void ceder(quint64 numero); // its place was given to a newcomer: it is closed
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
    [[nodiscard]] bool ocupar(quint64 numero) { return m_contagem.ocupar(numero); }
    void esperar(quint64 numero) { m_contagem.esperar(numero); }
    void remover(quint64 numero);
    void anotar(const QByteArray &metodo, const QByteArray &rota, int status, qint64 us, const QByteArray &id);

private:
    void tique();
    const ConfigHttp m_config;
    Atendimento &m_atendimento;
    Contagem &m_contagem;
    EventosAoVivo &m_aoVivo;
    std::unordered_map<quint64, std::unique_ptr<Porteiro>> m_porteiros;
    QTimer *m_tique = nullptr; // child
    bool m_encerrando = false;
    QByteArray m_data;
    qint64 m_dataDe = -1;
};

} // namespace nucleo
