// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "porteiro.h"

#include "partida.h"
#include "portaria.h"
#include "respostas.h"

#include <QSslSocket>

#include <chrono>
#include <sys/socket.h>

namespace nucleo {

namespace {

constexpr int escoarMs = 2'000; // for a refused client to read why
constexpr qint64 escoarBytes = 256 * 1024;
constexpr qint64 bytesPorSegundoMinimo = 4096;  // of a client that reads an answer
constexpr qint64 porLeitura = 16 * 1024;        // bytes that Qt reads at once from a socket
constexpr qsizetype adiantados = 32 * 1024;     // bytes of pipelined requests that are read ahead: more than one head
constexpr qsizetype respostaGrande = 16 * 1024; // is counted at once, not only once the kernel has some of it

qint64 agoraUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(steady_clock::now().time_since_epoch()).count();
}

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

void Porteiro::aoEscrever()
{
    if (m_conta->naFila() > 0)
        return;
    m_prazoEscrita = 0;
    if (m_fase == Fase::Escoando)
        escoar();
    else if (m_fase == Fase::Cabeca)
        lerSocket(); // what was held back while the client did not read
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
    m_prazo = 0; // the use case has deadlines of its own; the client may leave at any time
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

void Porteiro::entregarAoVivo(Desfecho desfecho)
{
    QByteArray cabecalhos = "Date: " + m_portaria.data() + "\r\nX-Request-Id: " + m_requisicaoId + "\r\n";
    for (const auto &[nome, valor] : std::as_const(m_admitida.cabecalhos))
        cabecalhos += nome + ": " + valor + "\r\n";
    m_portaria.anotar(m_cabeca.metodo, m_rotaDoLog, 200, agoraUs() - m_inicioUs, m_requisicaoId);
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_portaria.entregarAoVivo(m_numero, {.socket = socket,
                                         .par = m_par,
                                         .quem = desfecho.quem,
                                         .unidade = desfecho.unidade,
                                         .lugar = std::move(desfecho.lugar),
                                         .vaga = std::move(m_admitida.vaga),
                                         .ultimo = m_cabeca.valor("last-event-id"),
                                         .cabecalhos = std::move(cabecalhos)});
}

void Porteiro::recusar(int status)
{
    m_manter = false;
    m_entrada.clear();
    if (m_fase == Fase::Corpo) // known by its head: answered under its id, in its language
        return enviar(m_portaria.atendimento().recusa(status, m_admitida.requisicao.id, m_admitida.requisicao.idioma));
    m_rotaDoLog = "-";
    m_requisicaoId.clear();
    enviar(m_portaria.atendimento().recusaSemCabeca(status, m_par));
}

void Porteiro::enviar(Resposta resposta)
{
    if (m_requisicaoId.isEmpty()) // refused before it had one here: the one that its problem document names
        m_requisicaoId = resposta.requisicaoId.isEmpty() ? m_portaria.atendimento().novoId() : resposta.requisicaoId;
    resposta.cabecalhos += m_admitida.cabecalhos;
    m_admitida.cabecalhos.clear();
    m_admitida.vaga.reset();
    m_portaria.esperar(m_numero);
    if (m_encerrando)
        m_manter = false;
    const QByteArray bytes = bytesDe(resposta, {.data = m_portaria.data(),
                                                .requisicaoId = m_requisicaoId,
                                                .menor = m_cabeca.menor,
                                                .manter = m_manter,
                                                .comCorpo = m_cabeca.metodo != "HEAD"});
    m_portaria.anotar(m_cabeca.metodo, m_rotaDoLog, resposta.status, agoraUs() - m_inicioUs, m_requisicaoId);
    // Several answers to one who does not read have one deadline between them, not each a new one.
    if (m_conta->naFila() == 0)
        m_prazoEscrita = m_portaria.agoraMs() + m_portaria.limites().prazoEscritaMs;
    m_prazoEscrita += 1000 * bytes.size() / bytesPorSegundoMinimo;
    m_socket->write(bytes);
    if (bytes.size() >= respostaGrande)
        m_conta->olhar();
    m_cabeca.metodo.clear();
    if (!m_manter)
        return escoar();
    m_fase = Fase::Cabeca;
    prazo(m_entrada.isEmpty() ? m_portaria.limites().ociosoMs : m_portaria.limites().prazoCabecalhoMs);
}

// Half-closes once the answer is out and reads on for a while, so that a reset does not swallow the answer.
void Porteiro::escoar()
{
    m_fase = Fase::Escoando;
    m_prazo = 0; // until the answer is out its own deadline counts
    if (m_conta->naFila() > 0)
        return;
    prazo(escoarMs);
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
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
