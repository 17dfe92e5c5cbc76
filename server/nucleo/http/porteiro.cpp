// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "porteiro.h"

#include "partida.h"
#include "portaria.h"

#include <QSslSocket>

#include <chrono>

namespace nucleo {

namespace {

constexpr qint64 escoarBytes = 256 * 1024;
constexpr qint64 porLeitura = 16 * 1024;    // bytes that Qt reads at once from a socket
constexpr qsizetype adiantados = 32 * 1024; // bytes of pipelined requests that are read ahead: more than one head

} // namespace

Porteiro::Porteiro(quint64 numero, QTcpSocket *socket, const QHostAddress &par, Portaria &portaria) :
    m_numero(numero), m_socket(socket), m_conta(new ContaDeBytes(socket, portaria.atendimento().orcamento())),
    m_par(par), m_portaria(portaria)
{
    socket->setParent(this);
    socket->setReadBufferSize(porLeitura); // TCP holds the client back while its request is under way
    connect(socket, &QTcpSocket::readyRead, this, [this] { lerSocket(); });
    connect(socket, &QTcpSocket::disconnected, this, [this] { aoCair(); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this] { aoEscrever(); });
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { aoEscrever(); });
    prazo(portaria.limites().prazoCabecalhoMs);
}

Porteiro::~Porteiro() = default;

qint64 Porteiro::agoraUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

void Porteiro::prazo(int ms)
{
    m_prazo = ms > 0 ? m_portaria.agoraMs() + ms : 0;
}

bool Porteiro::ocupado() const
{
    return m_fase == Fase::Ocupado || (m_socket && m_conta->naFila() > 0);
}

bool Porteiro::espera() const
{
    return m_fase == Fase::Cabeca && m_conta->naFila() > 0;
}

void Porteiro::comecar()
{
    if (m_socket->bytesAvailable() > 0)
        lerSocket();
}

void Porteiro::lerSocket()
{
    // Whoever sends requests without reading the answers waits: neither piles up here.
    while (!espera() && (m_fase == Fase::Cabeca || m_fase == Fase::Corpo)) {
        const bool vazia = m_entrada.isEmpty();
        if (m_fase == Fase::Corpo || m_entrada.size() < adiantados)
            m_entrada += m_socket->readAll();
        if (vazia && m_fase == Fase::Cabeca && !m_entrada.isEmpty()) {
            m_inicioUs = agoraUs();
            prazo(m_portaria.limites().prazoCabecalhoMs);
        }
        processar();
        // A full buffer of the socket's says nothing more: what it holds is read now, or when there is room for it.
        if (m_socket->bytesAvailable() == 0 || (m_fase == Fase::Cabeca && m_entrada.size() >= adiantados))
            break;
    }
    if (m_socket)
        m_conta->guardar(m_entrada.size() + (m_fase == Fase::Corpo ? m_pedacos.guardados() : 0));
    if (m_fase == Fase::Escoando && (m_escoados += m_socket->readAll().size()) > escoarBytes)
        m_socket->abort();
}

void Porteiro::processar()
{
    while (m_socket && !espera())
        if (m_fase == Fase::Cabeca ? !avancarCabeca() : m_fase != Fase::Corpo || !avancarCorpo())
            return;
}

bool Porteiro::avancarCabeca()
{
    const LimitesHttp &limites = m_portaria.limites();
    if (m_entrada.isEmpty())
        return false;
    const LimitesDeCabeca daCabeca{limites.cabecalhosBytes, limites.cabecalhosCampos, limites.alvoBytes};
    const auto [fim, recusa] = acharFim(m_entrada, m_visto, daCabeca);
    m_visto = m_entrada.size();
    if (recusa)
        recusar(recusa);
    if (fim < 0)
        return false;
    m_inicioUs = agoraUs();
    auto cabeca = lerCabeca(QByteArrayView(m_entrada).first(fim), daCabeca);
    m_entrada.remove(0, fim + 4);
    m_visto = 0;
    if (!cabeca) {
        recusar(cabeca.error());
        return false;
    }
    m_cabeca = *std::move(cabeca);
    m_manter = m_cabeca.manter && !m_encerrando;
    admitir();
    return m_fase == Fase::Cabeca || m_fase == Fase::Corpo;
}

void Porteiro::admitir()
{
    m_portaria.atendimento().metricas().requisicoes++;
    auto entrada = m_portaria.atendimento().admitir(m_cabeca, m_par);
    if (auto *resposta = std::get_if<Resposta>(&entrada)) {
        m_requisicaoId.clear();
        m_rotaDoLog = "-";
        // A body that is not read; or one that asks too much, who pays each further answer with a connection.
        if (m_cabeca.temCorpo() || resposta->status == 429)
            m_manter = false;
        return enviar(std::move(*resposta));
    }
    m_admitida = std::get<Admitida>(std::move(entrada));
    m_requisicaoId = m_admitida.requisicao.id;
    m_rotaDoLog = m_admitida.rota->caminho;
    m_pedacos = LeitorDePedacos(m_admitida.corpoMaximo);
    m_fase = Fase::Corpo;
    prazo(m_portaria.limites().prazoCorpoMs);
    if (m_cabeca.espera100 && m_cabeca.temCorpo() && m_entrada.isEmpty())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

bool Porteiro::avancarCorpo()
{
    if (m_cabeca.emPedacos) {
        switch (m_pedacos.alimentar(m_entrada)) {
        case LeitorDePedacos::Estado::Falta:
            return false;
        case LeitorDePedacos::Estado::Torto:
            recusar(400);
            return false;
        case LeitorDePedacos::Estado::Grande:
            recusar(413);
            return false;
        case LeitorDePedacos::Estado::Pronto:
            m_admitida.requisicao.corpo = m_pedacos.tirarCorpo();
        }
    } else if (m_cabeca.tamanho > 0) {
        if (m_entrada.size() < m_cabeca.tamanho)
            return false;
        m_admitida.requisicao.corpo = m_entrada.left(m_cabeca.tamanho);
        m_entrada.remove(0, m_cabeca.tamanho);
    }
    despachar();
    return false;
}

void Porteiro::despachar()
{
    if (!m_portaria.ocupar(m_numero))
        return derrubar();
    m_fase = Fase::Ocupado;
    if (m_entrada.isEmpty() && m_entrada.capacity() > adiantados)
        m_entrada = {}; // a large body was in it; the connection may be idle for long
    m_prazo = 0;        // the use case has deadlines of its own; the client may leave at any time
    Admitida admitida = std::move(m_admitida);
    m_admitida.cabecalhos = admitida.cabecalhos; // for the answer
    m_admitida.vaga = admitida.vaga;             // until the answer, and as long as a stream
    admitida.desistencia = m_desistencia = std::make_shared<std::atomic<bool>>(false);
    m_portaria.atendimento().atender(std::move(admitida), m_portaria.devolucao(m_numero));
}

void Porteiro::concluir(Desfecho desfecho)
{
    if (m_fase != Fase::Ocupado)
        return;
    if (desfecho.aoVivo)
        return entregarAoVivo(std::move(desfecho));
    m_fase = Fase::Cabeca;
    enviar(std::move(desfecho.resposta));
    if (m_fase == Fase::Cabeca)
        lerSocket();
}

void Porteiro::derrubar()
{
    if (m_socket)
        m_socket->abort();
}

void Porteiro::encerrar()
{
    m_encerrando = true;
    if (m_fase == Fase::Cabeca && m_entrada.isEmpty())
        m_socket->disconnectFromHost();
}

void Porteiro::tique(qint64 agora)
{
    if (!m_socket)
        return;
    // A socket whose buffer is full of the next requests is not read, and does not see the end behind them.
    if (m_fase == Fase::Ocupado && clientePartiu(m_socket->socketDescriptor()))
        return m_socket->abort();
    m_conta->olharSePreciso();
    if (m_conta->naFila() > 0 && agora > m_prazoEscrita && m_prazoEscrita > 0)
        return m_conta->derrubar();
    if (m_prazo == 0 || agora < m_prazo)
        return;
    m_prazo = 0;
    if (m_fase == Fase::Escoando || (m_fase == Fase::Cabeca && m_entrada.isEmpty()))
        return m_socket->abort(); // silent or done: just close
    m_portaria.atendimento().metricas().vencidas++;
    recusar(408);
}

void Porteiro::aoCair()
{
    if (m_fase == Fase::Ocupado) {
        m_portaria.atendimento().metricas().clientesIdos++;
        m_desistencia->store(true, std::memory_order_relaxed);
    }
    m_socket->disconnect(this);
    m_portaria.remover(m_numero);
}

} // namespace nucleo
