// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aovivo.h"

#include "contadebytes.h"

namespace nucleo {

namespace {

constexpr size_t memoria = 20'000;
constexpr int pontoMs = 15'000;
constexpr qint64 atrasoMaximo = 1024 * 1024; // bytes a reader may be behind

QByteArray bloco(const Evento &evento)
{
    return "event: " + evento.tipo + "\nid: " + dominio::textoDeUuid(evento.id).toLatin1() +
           "\ndata: " + evento.json() + "\n\n";
}

} // namespace

EventosAoVivo::EventosAoVivo(Atendimento &atendimento, Contagem &contagem) :
    m_atendimento(atendimento), m_contagem(contagem)
{}

EventosAoVivo::~EventosAoVivo() = default;

void EventosAoVivo::recordar(const QList<Evento> &recentes)
{
    for (const Evento &evento : recentes)
        lembrar(evento);
}

void EventosAoVivo::lembrar(const Evento &evento)
{
    m_memoria.push_back(evento);
    if (m_memoria.size() > memoria)
        m_memoria.pop_front();
}

void EventosAoVivo::iniciar()
{
    m_ponto = new QTimer(this);
    connect(m_ponto, &QTimer::timeout, this, [this] { baterPonto(); });
    m_ponto->start(pontoMs);
}

void EventosAoVivo::adotar(QTcpSocket *socket, const QHostAddress &par, const Identidade &quem,
                           const QByteArray &ultimo)
{
    socket->moveToThread(thread());
    QMetaObject::invokeMethod(this, [=, this] { acolher(socket, par, quem, ultimo); }, Qt::QueuedConnection);
}

void EventosAoVivo::publicar(const Evento &evento)
{
    QMetaObject::invokeMethod(this, [this, evento] { transmitir(evento); }, Qt::QueuedConnection);
}

void EventosAoVivo::acolher(QTcpSocket *socket, const QHostAddress &par, const Identidade &quem,
                            const QByteArray &ultimo)
{
    socket->setParent(this);
    const quint64 numero = ++m_ultimo;
    m_clientes.emplace(numero, Cliente{socket, par, quem});
    connect(socket, &QTcpSocket::disconnected, this, [this, numero] { remover(numero); });
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); }); // a stream's client says nothing
    if (socket->state() != QAbstractSocket::ConnectedState)
        return remover(numero);
    enviar(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"
                   "X-Accel-Buffering: no\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
                   "retry: 1000\n: ao vivo\n\n");
    if (!ultimo.isEmpty())
        reproduzir(m_clientes.at(numero), ultimo);
}

bool EventosAoVivo::ve(const Cliente &cliente, const Evento &evento) const
{
    const auto &visivel = m_atendimento.partes().visivel;
    return visivel && visivel(evento, cliente.quem);
}

void EventosAoVivo::reproduzir(const Cliente &cliente, const QByteArray &ultimo)
{
    const auto id = dominio::uuidDeTexto(QString::fromLatin1(ultimo));
    const auto de =
        std::find_if(m_memoria.rbegin(), m_memoria.rend(), [&](const Evento &e) { return id && e.id == *id; });
    if (de == m_memoria.rend())
        return enviar(cliente.socket, "event: recarregar\ndata: {}\n\n");
    QByteArray bytes;
    for (auto it = de.base(); it != m_memoria.end(); ++it)
        if (ve(cliente, *it))
            bytes += bloco(*it);
    // In one write, and less than would have it cut off: it would come back with the same id, for ever.
    enviar(cliente.socket, bytes.size() > atrasoMaximo ? QByteArray("event: recarregar\ndata: {}\n\n") : bytes);
}

void EventosAoVivo::transmitir(const Evento &evento)
{
    lembrar(evento);
    QByteArray bytes;
    QList<QTcpSocket *> destinos; // a write may end a connection and with it its place in the map
    for (const auto &[numero, cliente] : m_clientes)
        if (ve(cliente, evento))
            destinos << cliente.socket;
    if (!destinos.isEmpty())
        bytes = bloco(evento);
    for (QTcpSocket *socket : std::as_const(destinos))
        enviar(socket, bytes);
}

void EventosAoVivo::enviar(QTcpSocket *socket, const QByteArray &bytes)
{
    if (socket->bytesToWrite() > atrasoMaximo)
        return socket->abort(); // it will come back and resume
    socket->write(bytes);
    ContaDeBytes::olharDe(socket);
}

void EventosAoVivo::baterPonto()
{
    QList<quint64> numeros;
    for (const auto &[numero, cliente] : m_clientes)
        numeros << numero;
    for (const quint64 numero : std::as_const(numeros)) {
        const auto it = m_clientes.find(numero);
        if (it == m_clientes.end())
            continue;
        enviar(it->second.socket, ": ponto\n\n");
        conferirSessao(numero);
    }
}

// A stream ends with the session that opened it.
void EventosAoVivo::conferirSessao(quint64 numero)
{
    const auto it = m_clientes.find(numero);
    Verificador *verificador = m_atendimento.partes().verificador;
    if (it == m_clientes.end() || it->second.conferindo || !verificador)
        return;
    it->second.conferindo = m_atendimento.partes().comum.tentar([this, numero, verificador, quem = it->second.quem] {
        const auto agora = verificador->sessao(quem);
        const bool acabou = !agora && agora.error().codigo != dominio::Codigo::Indisponivel;
        QMetaObject::invokeMethod(
            this,
            [this, numero, acabou] {
                const auto achado = m_clientes.find(numero);
                if (achado == m_clientes.end())
                    return;
                achado->second.conferindo = false;
                if (acabou)
                    achado->second.socket->disconnectFromHost();
            },
            Qt::QueuedConnection);
    });
}

void EventosAoVivo::remover(quint64 numero)
{
    const auto it = m_clientes.find(numero);
    if (it == m_clientes.end())
        return;
    it->second.socket->disconnect(this);
    it->second.socket->deleteLater();
    m_contagem.sair(it->second.par);
    m_clientes.erase(it);
}

void EventosAoVivo::fecharTudo()
{
    QList<quint64> numeros;
    for (const auto &[numero, cliente] : m_clientes)
        numeros << numero;
    for (const quint64 numero : std::as_const(numeros)) {
        if (const auto it = m_clientes.find(numero); it != m_clientes.end()) {
            QTcpSocket *socket = it->second.socket;
            socket->disconnect(this);
            m_contagem.sair(it->second.par);
            m_clientes.erase(it);
            delete socket;
        }
    }
    delete std::exchange(m_ponto, nullptr);
}

} // namespace nucleo
