// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientebruto.h"

#include <arpa/inet.h>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace apoio {

bool ClienteBruto::conectar()
{
    if (m_fd >= 0)
        return true;
    m_sobra.clear();
    m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval prazo{m_prazoMs / 1000, (m_prazoMs % 1000) * 1000};
    ::setsockopt(m_fd, SOL_SOCKET, SO_RCVTIMEO, &prazo, sizeof prazo);
    ::setsockopt(m_fd, SOL_SOCKET, SO_SNDTIMEO, &prazo, sizeof prazo);
    const int sim = 1;
    ::setsockopt(m_fd, IPPROTO_TCP, TCP_NODELAY, &sim, sizeof sim);
    sockaddr_in endereco{};
    endereco.sin_family = AF_INET;
    endereco.sin_port = htons(m_porta);
    endereco.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_fd, reinterpret_cast<sockaddr *>(&endereco), sizeof endereco) == 0)
        return true;
    fechar();
    return false;
}

void ClienteBruto::fechar()
{
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

bool ClienteBruto::enviar(const QByteArray &bytes)
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

bool ClienteBruto::lerMais()
{
    char buffer[16384];
    const ssize_t n = ::recv(m_fd, buffer, sizeof buffer, 0);
    if (n <= 0)
        return false;
    m_sobra.append(buffer, n);
    return true;
}

RespostaHttp ClienteBruto::receber(bool semCorpo)
{
    qsizetype fim;
    while ((fim = m_sobra.indexOf("\r\n\r\n")) < 0)
        if (!lerMais())
            return {};
    RespostaHttp r;
    const QList<QByteArray> linhas = m_sobra.left(fim).split('\n');
    m_sobra.remove(0, fim + 4);
    r.status = linhas.value(0).mid(9, 3).toInt();
    for (const QByteArray &linha : linhas.mid(1)) {
        const qsizetype dois = linha.indexOf(':');
        r.cabecalhos.insert(linha.left(dois).trimmed().toLower(), linha.mid(dois + 1).trimmed());
    }
    const qint64 tamanho = semCorpo || r.status == 204 ? 0 : r.cabecalhos.value("content-length").toLongLong();
    while (m_sobra.size() < tamanho)
        if (!lerMais())
            return {};
    r.corpo = m_sobra.left(tamanho);
    m_sobra.remove(0, tamanho);
    if (r.cabecalhos.value("connection").toLower() == "close")
        fechar();
    return r;
}

RespostaHttp ClienteBruto::pedir(const QByteArray &metodo, const QByteArray &caminho, const QByteArray &corpo,
                                 const QList<std::pair<QByteArray, QByteArray>> &cabecalhos)
{
    QByteArray bytes = metodo + ' ' + caminho + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!m_token.isEmpty())
        bytes += "Authorization: Bearer " + m_token + "\r\n";
    if (!corpo.isEmpty() || metodo == "POST" || metodo == "PUT")
        bytes += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(corpo.size()) + "\r\n";
    for (const auto &[nome, valor] : cabecalhos)
        bytes += nome + ": " + valor + "\r\n";
    bytes += "\r\n" + corpo;
    const bool reaproveitada = m_fd >= 0;
    if (!conectar())
        return {};
    RespostaHttp r;
    if (enviar(bytes))
        r = receber(metodo == "HEAD");
    if (r.status == 0) {
        fechar();
        // A kept-alive connection may have been closed for idleness before the request went out; only what is safe to
        // repeat is sent again.
        if (reaproveitada && metodo == "GET")
            return pedir(metodo, caminho, corpo, cabecalhos);
    }
    return r;
}

bool ClienteBruto::entrar(const QString &login, const QString &senha)
{
    m_token.clear();
    const auto r = post("/auth/login", {{u"login"_s, login}, {u"senha"_s, senha}});
    m_token = r.json().value(u"access_token"_s).toString().toLatin1();
    return r.status == 200 && !m_token.isEmpty();
}

} // namespace apoio
