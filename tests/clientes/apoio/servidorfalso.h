// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace apoio {

struct PedidoHttp {
    QByteArray metodo, alvo, corpo;           // alvo: with the query
    QHash<QByteArray, QByteArray> cabecalhos; // names in lower case
    [[nodiscard]] QByteArray caminho() const { return alvo.split('?').first(); }
};

// What a server does with a request: an answer, or one of the ways in which networks and servers fail.
struct Desfecho {
    enum class Tipo { Responder, Cortar, Calar, Truncar, Transmitir };
    Tipo tipo = Tipo::Responder;
    int status = 200;
    QByteArray corpo = "{}";
    QList<QPair<QByteArray, QByteArray>> cabecalhos = {};

    static Desfecho json(const QByteArray &corpo, int status = 200) { return {Tipo::Responder, status, corpo, {}}; }
    static Desfecho problema(int status, const QByteArray &codigo, const QByteArray &maisMembros = {});
    static Desfecho cortar() { return {Tipo::Cortar}; } // the reply is lost: closed without a byte
    static Desfecho calar() { return {Tipo::Calar}; }   // a network that died without a word
    static Desfecho truncar(const QByteArray &corpo) { return {Tipo::Truncar, 200, corpo, {}}; }
    static Desfecho transmitir(const QByteArray &inicio = ": ao vivo\n\n")
    {
        return {Tipo::Transmitir, 200, inicio, {}};
    }
};

// A small HTTP server on loopback whose behaviour the test writes. Every request is kept, in order.
class ServidorFalso final : public QObject
{
    Q_OBJECT

public:
    using Atender = std::function<Desfecho(const PedidoHttp &)>;

    explicit ServidorFalso(Atender atender = {}, QObject *parent = nullptr);
    void usar(Atender atender) { m_atender = std::move(atender); }
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] const QList<PedidoHttp> &pedidos() const { return m_pedidos; }
    [[nodiscard]] QList<PedidoHttp> pedidosDe(const QByteArray &metodo, const QByteArray &caminho) const;

    [[nodiscard]] int fluxos() const; // open streams
    void transmitir(const QByteArray &bytes);
    void cortarFluxos();
    // From now on nothing is read or answered and no connection is closed: as if the cable were out.
    void emudecer(bool sim);
    void fechar();                // refuses connections
    [[nodiscard]] bool reabrir(); // on the same port

private:
    void receber(QTcpSocket *socket);
    void responder(QTcpSocket *socket, const PedidoHttp &pedido);

    Atender m_atender;
    QList<PedidoHttp> m_pedidos;
    QHash<QTcpSocket *, QByteArray> m_entradas;
    QList<QPointer<QTcpSocket>> m_fluxos;
    quint16 m_porta = 0;
    bool m_mudo = false;
    QTcpServer m_servidor; // last, so that it goes first: its sockets speak up as they close
};

} // namespace apoio
