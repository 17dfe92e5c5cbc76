// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aovivo.h"

#include "contadebytes.h"
#include "visibilidade.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace nucleo {

namespace {

constexpr int batidaMs = 100;              // looks after held streams
constexpr unsigned semRespostaMs = 30'000; // a client that takes nothing for so long is gone

void notarQuemSumiu(const QTcpSocket &socket)
{
    ::setsockopt(int(socket.socketDescriptor()), IPPROTO_TCP, TCP_USER_TIMEOUT, &semRespostaMs, sizeof semRespostaMs);
}

} // namespace

EventosAoVivo::EventosAoVivo(Atendimento &atendimento, Contagem &contagem, int pontoMs) :
    m_atendimento(atendimento), m_contagem(contagem), m_pontoMs(pontoMs)
{}

EventosAoVivo::~EventosAoVivo()
{
    std::unique_lock guarda(m_trava);
    m_julgou.wait(guarda, [this] { return m_julgando == 0; });
}

void EventosAoVivo::recordar(const QList<Evento> &recentes, qsizetype pedidos)
{
    m_memoria.recordar(recentes, recentes.size() < pedidos);
}

void EventosAoVivo::iniciar()
{
    const auto timer = [this](int ms, void (EventosAoVivo::*passo)()) {
        auto *t = new QTimer(this);
        t->setInterval(ms);
        connect(t, &QTimer::timeout, this, [this, passo] { (this->*passo)(); });
        return t;
    };
    m_ponto = timer(m_pontoMs, &EventosAoVivo::baterPonto);
    m_batida = timer(batidaMs, &EventosAoVivo::bater);
    m_passo = timer(0, &EventosAoVivo::soltarAlguns); // one step in each turn of the event loop
    m_ponto->start();
}

void EventosAoVivo::adotar(Adesao adesao)
{
    adesao.socket->moveToThread(thread());
    QMetaObject::invokeMethod(this, [this, adesao = std::move(adesao)] { acolher(adesao); }, Qt::QueuedConnection);
}

void EventosAoVivo::publicar(const Evento &evento)
{
    QMetaObject::invokeMethod(this, [this, evento] { transmitir(evento); }, Qt::QueuedConnection);
}

void EventosAoVivo::acolher(Adesao adesao)
{
    if (!m_ponto) { // all was closed meanwhile
        m_contagem.sair(adesao.par);
        delete adesao.socket;
        return;
    }
    QTcpSocket *socket = adesao.socket;
    socket->setParent(this);
    const Numero numero = ++m_ultimo;
    Cliente &cliente = m_clientes.emplace(numero, Cliente{.adesao = std::move(adesao), .lugar = {}}).first->second;
    connect(socket, &QTcpSocket::disconnected, this, [this, numero] { remover(numero); });
    connect(socket, &QTcpSocket::readyRead, socket, [socket] { socket->readAll(); }); // a stream's client says nothing
    if (socket->state() != QAbstractSocket::ConnectedState)
        return remover(numero);
    notarQuemSumiu(*socket);
    const QByteArray &ultimo = cliente.adesao.ultimo;
    cliente.lugar = ultimo.isEmpty() ? m_memoria.lugar() : m_memoria.lugarDe(ultimo);
    const QByteArray id = cliente.lugar && !ultimo.isEmpty() ? ultimo : m_memoria.idDoLugar();
    enviar(socket, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\n"
                   "X-Accel-Buffering: no\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n" +
                       cliente.adesao.cabecalhos + "\r\nid: " + id + "\nretry: 1000\n: ao vivo\n\n");
    // Its session may have ended between the check of its request and now, when nothing told us of it.
    if (const auto it = m_clientes.find(numero); it != m_clientes.end())
        segurar(numero, it->second);
}

bool EventosAoVivo::quer(const Cliente &cliente, const MemoriaDeEventos::Lembrado &evento)
{
    const QUuid &unidade = cliente.adesao.unidade;
    if (!unidade.isNull() && !evento.unidade.isNull() && evento.unidade != unidade)
        return false;
    return podeVer(evento.publico, cliente.adesao.quem);
}

void EventosAoVivo::transmitir(const Evento &evento)
{
    if (evento.tipo == "sessao.encerrada")
        encerrarDaSessao(evento);
    else if (evento.tipo.startsWith("usuario."))
        segurarDoUsuario(evento);
    if (MemoriaDeEventos::interno(evento))
        return;
    const auto &lembrado = m_memoria.lembrar(evento);
    QList<QTcpSocket *> destinos; // a write may end a connection and with it its place in the map
    for (const auto &[numero, cliente] : m_clientes)
        if (!cliente.segura && quer(cliente, lembrado))
            destinos << cliente.adesao.socket;
    const QByteArray bloco = lembrado.bloco;
    for (QTcpSocket *socket : std::as_const(destinos))
        enviar(socket, bloco);
}

// Its aggregate is the session, or the user where all of a user's sessions ended.
void EventosAoVivo::encerrarDaSessao(const Evento &evento)
{
    const QList<Numero> todos = numeros();
    for (const Numero numero : todos)
        if (const auto it = m_clientes.find(numero); it != m_clientes.end()) {
            const Identidade &quem = it->second.adesao.quem;
            if (quem.sessao == evento.agregado || quem.usuario.uuid() == evento.agregado)
                encerrar(numero);
        }
}

void EventosAoVivo::enviar(QTcpSocket *socket, const QByteArray &bytes)
{
    if (ContaDeBytes::naFilaDe(socket) > atrasoMaximo)
        return socket->abort(); // it will come back and resume
    socket->write(bytes);
    ContaDeBytes::olharDe(socket);
}

// Each stream says something, names its place (what it may not see moves it on too), and is judged.
void EventosAoVivo::baterPonto()
{
    const QByteArray ponto = ": ponto\nid: " + m_memoria.idDoLugar() + "\n\n";
    const QList<Numero> todos = numeros();
    for (const Numero numero : todos) {
        const auto it = m_clientes.find(numero);
        if (it == m_clientes.end() || it->second.segura)
            continue;
        if (!it->second.julgando)
            julgar(numero, it->second);
        enviar(it->second.adesao.socket, ponto);
    }
}

QList<EventosAoVivo::Numero> EventosAoVivo::numeros() const
{
    QList<Numero> todos;
    todos.reserve(qsizetype(m_clientes.size()));
    for (const auto &[numero, cliente] : m_clientes)
        todos << numero;
    return todos;
}

qint64 EventosAoVivo::agoraMs() const
{
    return m_atendimento.partes().relogio.monotonicoMs();
}

// What was sent before still goes out where the client takes it now; nothing more is sent.
void EventosAoVivo::encerrar(Numero numero)
{
    const auto it = m_clientes.find(numero);
    if (it == m_clientes.end())
        return;
    it->second.segura = true;
    it->second.pronta = false;
    it->second.julgando = true; // no more, and what is under way has no say
    it->second.juizo = ++m_juizo;
    QTcpSocket *socket = it->second.adesao.socket;
    socket->flush();
    if (ContaDeBytes::naFilaDe(socket) > 0)
        return socket->abort(); // a client that does not read is cut off
    socket->disconnectFromHost();
}

void EventosAoVivo::remover(Numero numero)
{
    const auto it = m_clientes.find(numero);
    if (it == m_clientes.end())
        return;
    it->second.adesao.socket->deleteLater();
    esquecer(it);
}

void EventosAoVivo::esquecer(std::unordered_map<Numero, Cliente>::iterator it)
{
    it->second.adesao.socket->disconnect(this);
    m_contagem.sair(it->second.adesao.par);
    m_clientes.erase(it);
}

void EventosAoVivo::fecharTudo()
{
    const QList<Numero> todos = numeros();
    for (const Numero numero : todos)
        if (const auto it = m_clientes.find(numero); it != m_clientes.end()) {
            QTcpSocket *socket = it->second.adesao.socket;
            esquecer(it);
            delete socket;
        }
    for (QTimer **timer : {&m_ponto, &m_batida, &m_passo})
        delete std::exchange(*timer, nullptr);
}

} // namespace nucleo
