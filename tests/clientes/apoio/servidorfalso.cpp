// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servidorfalso.h"

namespace apoio {

Desfecho Desfecho::problema(int status, const QByteArray &codigo, const QByteArray &mais)
{
    Desfecho d;
    d.status = status;
    d.corpo = "{\"type\":\"urn:agenda:erro:" + codigo + "\",\"title\":\"x\",\"status\":" + QByteArray::number(status) +
              ",\"codigo\":\"" + codigo + '"' + mais + '}';
    d.cabecalhos.emplaceBack("Content-Type", "application/problem+json; charset=utf-8");
    return d;
}

ServidorFalso::ServidorFalso(Atender atender, QObject *parent) : QObject(parent), m_atender(std::move(atender))
{
    connect(&m_servidor, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_servidor.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { receber(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_entradas.remove(socket);
                socket->deleteLater();
            });
        }
    });
    if (m_servidor.listen(QHostAddress::LocalHost))
        m_porta = m_servidor.serverPort();
}

QUrl ServidorFalso::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_porta));
}

QList<PedidoHttp> ServidorFalso::pedidosDe(const QByteArray &metodo, const QByteArray &caminho) const
{
    QList<PedidoHttp> saida;
    for (const PedidoHttp &p : m_pedidos)
        if (p.metodo == metodo && p.caminho() == caminho)
            saida << p;
    return saida;
}

void ServidorFalso::receber(QTcpSocket *socket)
{
    if (m_mudo)
        return;
    QByteArray &entrada = m_entradas[socket];
    entrada += socket->readAll();
    for (qsizetype fim; (fim = entrada.indexOf("\r\n\r\n")) >= 0;) {
        const QList<QByteArray> linhas = entrada.left(fim).split('\n');
        PedidoHttp pedido;
        pedido.metodo = linhas.first().split(' ').value(0);
        pedido.alvo = linhas.first().split(' ').value(1);
        for (const QByteArray &linha : linhas.mid(1))
            pedido.cabecalhos.insert(linha.left(linha.indexOf(':')).toLower(),
                                     linha.mid(linha.indexOf(':') + 1).trimmed());
        const qsizetype tamanho = pedido.cabecalhos.value("content-length").toLongLong();
        if (entrada.size() < fim + 4 + tamanho)
            return;
        pedido.corpo = entrada.mid(fim + 4, tamanho);
        entrada.remove(0, fim + 4 + tamanho);
        m_pedidos << pedido;
        responder(socket, pedido);
        if (socket->state() != QAbstractSocket::ConnectedState)
            return;
    }
}

void ServidorFalso::responder(QTcpSocket *socket, const PedidoHttp &pedido)
{
    const Desfecho d = m_atender ? m_atender(pedido) : Desfecho::problema(404, "nao_encontrado");
    if (d.tipo == Desfecho::Tipo::Calar)
        return;
    if (d.tipo == Desfecho::Tipo::Cortar)
        return socket->disconnectFromHost();
    QByteArray cabeca = "HTTP/1.1 " + QByteArray::number(d.status) + " X\r\n";
    for (const auto &[nome, valor] : d.cabecalhos)
        cabeca += nome + ": " + valor + "\r\n";
    if (d.tipo == Desfecho::Tipo::Transmitir) {
        socket->write(cabeca + "Content-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n" + d.corpo);
        m_fluxos << socket;
        return;
    }
    const bool temCorpo = d.status != 204;
    const qsizetype tamanho = d.corpo.size() + (d.tipo == Desfecho::Tipo::Truncar ? 100 : 0);
    if (temCorpo)
        cabeca += "Content-Length: " + QByteArray::number(tamanho) + "\r\n";
    socket->write(cabeca + "\r\n" + (temCorpo && pedido.metodo != "HEAD" ? d.corpo : QByteArray()));
    if (d.tipo == Desfecho::Tipo::Truncar)
        socket->disconnectFromHost();
}

int ServidorFalso::fluxos() const
{
    return int(std::count_if(m_fluxos.begin(), m_fluxos.end(),
                             [](const auto &f) { return f && f->state() == QAbstractSocket::ConnectedState; }));
}

void ServidorFalso::transmitir(const QByteArray &bytes)
{
    for (const auto &fluxo : std::as_const(m_fluxos))
        if (fluxo && !m_mudo)
            fluxo->write(bytes);
}

void ServidorFalso::cortarFluxos()
{
    for (const auto &fluxo : std::exchange(m_fluxos, {}))
        if (fluxo)
            fluxo->disconnectFromHost();
}

void ServidorFalso::emudecer(bool sim)
{
    m_mudo = sim;
    if (!sim)
        for (QTcpSocket *socket : m_servidor.findChildren<QTcpSocket *>())
            receber(socket);
}

void ServidorFalso::fechar()
{
    m_servidor.close();
    for (QTcpSocket *socket : m_servidor.findChildren<QTcpSocket *>())
        socket->abort();
}

bool ServidorFalso::reabrir()
{
    return m_servidor.listen(QHostAddress::LocalHost, m_porta);
}

} // namespace apoio
