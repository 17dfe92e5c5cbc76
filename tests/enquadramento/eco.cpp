// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "eco.h"

#include "parecer.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace enquadramento {

namespace {

// Takes one request from the front; false: it is not whole.
bool tirarPedido(QByteArray &entrada, Pedido &pedido)
{
    const qsizetype fim = entrada.indexOf("\r\n\r\n");
    if (fim < 0)
        return false;
    const QByteArray cabeca = entrada.left(fim + 2), minuscula = cabeca.toLower();
    QByteArray corpo;
    qsizetype pos = fim + 4;
    if (minuscula.contains("\r\ntransfer-encoding: chunked\r\n")) {
        for (;;) {
            const qsizetype linha = entrada.indexOf("\r\n", pos);
            if (linha < 0)
                return false;
            const qsizetype tamanho = entrada.mid(pos, linha - pos).split(';').first().toUInt(nullptr, 16);
            if (entrada.size() < linha + 2 + tamanho + 2)
                return false;
            if (tamanho == 0) {
                const qsizetype ultimo =
                    entrada.mid(linha + 2, 2) == "\r\n" ? linha : entrada.indexOf("\r\n\r\n", linha + 2);
                if (ultimo < 0)
                    return false;
                pos = ultimo + 4;
                break;
            }
            corpo += entrada.mid(linha + 2, tamanho);
            pos = linha + 2 + tamanho + 2;
        }
    } else if (const qsizetype onde = minuscula.indexOf("\r\ncontent-length: "); onde >= 0) {
        const qsizetype de = onde + 18;
        const qsizetype tamanho = minuscula.mid(de, minuscula.indexOf('\r', de) - de).toUInt();
        if (entrada.size() < pos + tamanho)
            return false;
        corpo = entrada.mid(pos, tamanho);
        pos += tamanho;
    }
    const QByteArray primeira = cabeca.left(cabeca.indexOf("\r\n"));
    const qsizetype a = primeira.indexOf(' '), b = primeira.lastIndexOf(' ');
    pedido = pedidoDe(primeira.left(a), primeira.mid(a + 1, b - a - 1), corpo);
    entrada.remove(0, pos);
    return true;
}

} // namespace

int soqueteLocal(const QString &caminho, bool ouvir)
{
    sockaddr_un endereco{};
    endereco.sun_family = AF_UNIX;
    const QByteArray nome = caminho.toLocal8Bit();
    if (nome.size() >= qsizetype(sizeof endereco.sun_path))
        return -1;
    std::memcpy(endereco.sun_path, nome.constData(), size_t(nome.size()));
    const int fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const auto *onde = reinterpret_cast<const sockaddr *>(&endereco);
    if (ouvir ? ::bind(fd, onde, sizeof endereco) == 0 && ::listen(fd, 4096) == 0
              : ::connect(fd, onde, sizeof endereco) == 0)
        return fd;
    ::close(fd);
    return -1;
}

Eco::Eco(const QString &caminho) : m_escuta(soqueteLocal(caminho, true)), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{
    if (!ouve())
        return;
    epoll_event evento{.events = EPOLLIN, .data = {.fd = m_escuta}};
    ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_escuta, &evento);
    m_thread = std::thread([this] { servir(); });
}

Eco::~Eco()
{
    m_parar = true;
    if (m_thread.joinable())
        m_thread.join();
    for (auto it = m_entradas.cbegin(); it != m_entradas.cend(); ++it)
        ::close(it.key());
    ::close(m_escuta);
    ::close(m_epoll);
}

void Eco::servir()
{
    std::array<epoll_event, 256> eventos{};
    while (!m_parar) {
        const int n = ::epoll_wait(m_epoll, eventos.data(), int(eventos.size()), 100);
        for (int i = 0; i < n; ++i)
            if (eventos[size_t(i)].data.fd == m_escuta)
                aceitar();
            else
                ler(eventos[size_t(i)].data.fd);
    }
}

void Eco::aceitar()
{
    for (int fd; (fd = ::accept4(m_escuta, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0;) {
        epoll_event evento{.events = EPOLLIN, .data = {.fd = fd}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &evento);
        m_entradas.insert(fd, {});
    }
}

void Eco::ler(int fd)
{
    std::array<char, 16384> buffer{};
    const ssize_t n = ::recv(fd, buffer.data(), buffer.size(), 0);
    if (n <= 0) {
        if (n < 0 && errno == EAGAIN)
            return;
        m_entradas.remove(fd);
        ::close(fd);
        return;
    }
    QByteArray &entrada = m_entradas[fd];
    entrada.append(buffer.data(), n);
    for (Pedido p; tirarPedido(entrada, p);) {
        const QByteArray resposta = "HTTP/1.1 200 OK\r\nX-Eco: " + QByteArray::number(p.tamanho) + ':' +
                                    QByteArray::number(p.corpo, 16) + ':' + QByteArray::number(p.linha, 16) +
                                    "\r\nContent-Length: 0\r\n\r\n";
        (void)!::send(fd, resposta.constData(), size_t(resposta.size()), MSG_NOSIGNAL);
    }
}

} // namespace enquadramento
