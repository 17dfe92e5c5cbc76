// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conexaobruta.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace http_teste {

QJsonObject Lida::json() const
{
    return QJsonDocument::fromJson(corpo).object();
}

QString Lida::codigo() const
{
    return json().value(QLatin1String("codigo")).toString();
}

QList<int> Tudo::situacoes() const
{
    QList<int> lista;
    for (const Lida &lida : respostas)
        lista << lida.status;
    return lista;
}

ConexaoBruta::ConexaoBruta(quint16 porta, int bufferDeLeitura, const char *origem)
{
    m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (bufferDeLeitura > 0)
        ::setsockopt(m_fd, SOL_SOCKET, SO_RCVBUF, &bufferDeLeitura, sizeof bufferDeLeitura);
    const int sim = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &sim, sizeof sim);
    const timeval prazo{10, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &prazo, sizeof prazo);
    sockaddr_in endereco{};
    endereco.sin_family = AF_INET;
    if (origem) {
        ::inet_pton(AF_INET, origem, &endereco.sin_addr);
        ::bind(m_fd, reinterpret_cast<sockaddr *>(&endereco), sizeof endereco);
    }
    endereco.sin_port = htons(porta);
    endereco.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<sockaddr *>(&endereco), sizeof endereco) != 0) {
        ::close(m_fd);
        m_fd = -1;
    }
}

ConexaoBruta::~ConexaoBruta()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

bool ConexaoBruta::enviar(const QByteArray &bytes)
{
    qsizetype feito = 0;
    while (feito < bytes.size()) {
        const ssize_t n = ::send(m_fd, bytes.constData() + feito, size_t(bytes.size() - feito), MSG_NOSIGNAL);
        if (n <= 0)
            return false;
        feito += n;
    }
    return true;
}

bool ConexaoBruta::enviarByteAByte(const QByteArray &bytes)
{
    for (const char c : bytes)
        if (!enviar(QByteArray(1, c)))
            return false;
    return true;
}

qint64 ConexaoBruta::empurrar(const QByteArray &bytes)
{
    return ::send(m_fd, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
}

bool ConexaoBruta::receber(int prazoMs)
{
    pollfd espera{m_fd, POLLIN, 0};
    if (m_fim || m_fd < 0 || ::poll(&espera, 1, std::max(0, prazoMs)) <= 0)
        return false;
    char buffer[65536];
    const ssize_t n = ::recv(m_fd, buffer, sizeof buffer, 0);
    if (n <= 0)
        m_fim = true;
    else
        m_lido.append(buffer, n);
    return n > 0;
}

Tudo ConexaoBruta::ler(int quantas, int silencioMs, bool semCorpo)
{
    Tudo tudo;
    while ((tudo.respostas = separarRespostas(m_lido, semCorpo)).size() < quantas && receber(silencioMs))
        ;
    tudo.bytes = m_lido;
    tudo.fechou = m_fim;
    return tudo;
}

Tudo ConexaoBruta::lerAteFechar(int prazoMs)
{
    const QDeadlineTimer prazo(prazoMs);
    while (!m_fim && receber(int(prazo.remainingTime())))
        ;
    return {separarRespostas(m_lido), m_lido, m_fim};
}

QByteArray ConexaoBruta::lerAte(const QByteArray &procurado, int prazoMs, qsizetype de)
{
    const QDeadlineTimer prazo(prazoMs);
    while (m_lido.indexOf(procurado, de) < 0 && receber(int(prazo.remainingTime())))
        ;
    return m_lido;
}

bool ConexaoBruta::fechouEm(int prazoMs)
{
    return lerAteFechar(prazoMs).fechou;
}

void ConexaoBruta::fecharEscrita()
{
    ::shutdown(m_fd, SHUT_WR);
}

void ConexaoBruta::derrubar()
{
    const linger seco{1, 0};
    ::setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &seco, sizeof seco);
    ::close(m_fd);
    m_fd = -1;
}

QList<Lida> separarRespostas(const QByteArray &bytes, bool semCorpo)
{
    QList<Lida> lista;
    qsizetype pos = 0;
    for (;;) {
        const qsizetype fim = bytes.indexOf("\r\n\r\n", pos);
        if (fim < 0 || bytes.mid(pos, 9) != "HTTP/1.1 ")
            return lista;
        Lida lida;
        lida.status = bytes.mid(pos + 9, 3).toInt();
        const QList<QByteArray> linhas = bytes.mid(pos, fim - pos).split('\n');
        for (const QByteArray &linha : linhas.mid(1)) {
            const qsizetype dois = linha.indexOf(':');
            lida.cabecalhos.insert(linha.left(dois).toLower(), linha.mid(dois + 1).trimmed());
        }
        const bool comCorpo = !semCorpo && lida.status >= 200 && lida.status != 204 && lida.status != 304;
        const qint64 tamanho = comCorpo ? lida.cabecalhos.value("content-length").toLongLong() : 0;
        if (bytes.size() < fim + 4 + tamanho)
            return lista;
        lida.corpo = bytes.mid(fim + 4, tamanho);
        pos = fim + 4 + tamanho;
        lista << lida;
    }
}

Tudo trocar(quint16 porta, const QByteArray &bytes, int quantas, bool semCorpo)
{
    ConexaoBruta conexao(porta);
    conexao.enviar(bytes);
    return conexao.ler(quantas, 3'000, semCorpo);
}

} // namespace http_teste
