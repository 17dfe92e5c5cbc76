// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "contadebytes.h"

#include <QSslSocket>

#include <chrono>
#include <linux/sockios.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace nucleo {

namespace {

constexpr qint64 guardadosMinimos = 16 * 1024; // of an incomplete request; a smaller one is not worth the counting
// Of the kernel, for one connection and direction; it doubles them for its own bookkeeping.
constexpr int bufferDoNucleo = 128 * 1024;
// What one connection may be handed between two looks at it.
constexpr qint64 semOlharMaximo = 64 * 1024;

qint64 agoraMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

// Written and not yet acknowledged by the other side.
qint64 noNucleo(int descritor)
{
    int bytes = 0;
    return descritor >= 0 && ::ioctl(descritor, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

// Acknowledged by the other side since the connection began.
quint64 lidosAteAqui(int descritor)
{
    tcp_info info{};
    socklen_t tamanho = sizeof info;
    return ::getsockopt(descritor, IPPROTO_TCP, TCP_INFO, &info, &tamanho) == 0 ? info.tcpi_bytes_acked : 0;
}

} // namespace

ContaDeBytes::ContaDeBytes(QTcpSocket *socket, OrcamentoDeBytes &orcamento) :
    QObject(socket), m_socket(*socket), m_orcamento(orcamento),
    m_parte(orcamento.abrir([this] { QMetaObject::invokeMethod(this, [this] { encerrar(); }, Qt::QueuedConnection); }))
{
    socket->setSocketOption(QAbstractSocket::SendBufferSizeSocketOption, bufferDoNucleo);
    socket->setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, bufferDoNucleo);
    connect(socket, &QTcpSocket::bytesWritten, this, [this](qint64 bytes) { notar(bytes); });
    if (auto *tls = qobject_cast<QSslSocket *>(socket))
        connect(tls, &QSslSocket::encryptedBytesWritten, this, [this](qint64 bytes) { notar(bytes); });
}

ContaDeBytes::~ContaDeBytes()
{
    m_orcamento.fechar(m_parte);
}

qint64 ContaDeBytes::naFila() const
{
    return naFilaDe(&m_socket);
}

qint64 ContaDeBytes::naFilaDe(const QTcpSocket *socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(socket);
    return socket->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

void ContaDeBytes::notar(qint64 bytes)
{
    m_semOlhar += bytes;
    if (naFila() > 0 || m_semOlhar > semOlharMaximo || m_contados > semOlharMaximo)
        olhar();
}

void ContaDeBytes::olharSePreciso()
{
    if (m_semOlhar > 0 || m_contados > 0)
        olhar();
}

void ContaDeBytes::olhar()
{
    m_semOlhar = 0;
    const int descritor = int(m_socket.socketDescriptor());
    const qint64 agora = naFila() + noNucleo(descritor);
    if (agora == 0 && m_contados == 0)
        return;
    if (agora > 0) {
        const quint64 lidos = lidosAteAqui(descritor);
        if (m_contados == 0 || lidos >= m_marca) {
            m_desdeMs = agoraMs();
            m_marca = lidos + quint64(agora);
        }
    }
    m_contados = agora;
    m_orcamento.anotar(m_parte, m_contados + m_recebidos, m_desdeMs);
}

void ContaDeBytes::guardar(qint64 recebidos)
{
    if (recebidos < guardadosMinimos)
        recebidos = 0;
    if (recebidos == m_recebidos)
        return;
    if (m_recebidos == 0 && m_contados == 0)
        m_desdeMs = agoraMs();
    m_recebidos = recebidos;
    m_orcamento.anotar(m_parte, m_contados + m_recebidos, m_desdeMs);
}

void ContaDeBytes::encerrar()
{
    olhar();
    if (m_orcamento.cortado(m_parte)) // not read since it was told
        derrubar();
}

void ContaDeBytes::derrubar()
{
    const linger semEspera{1, 0};
    if (const qintptr descritor = m_socket.socketDescriptor(); descritor >= 0)
        ::setsockopt(int(descritor), SOL_SOCKET, SO_LINGER, &semEspera, sizeof semEspera);
    m_socket.abort();
}

void ContaDeBytes::olharDe(const QTcpSocket *socket)
{
    if (auto *conta = socket->findChild<ContaDeBytes *>(QString(), Qt::FindDirectChildrenOnly))
        conta->olhar();
}

} // namespace nucleo
