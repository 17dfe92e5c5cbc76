// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientes.h"

#include "eco.h"

#include <QElapsedTimer>
#include <QHash>

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace enquadramento {

namespace {

constexpr qint64 prazoMs = 6'000; // longer than any deadline of the proxies

QByteArray valor(const QByteArray &cabeca, const QByteArray &nome)
{
    const qsizetype onde = cabeca.toLower().indexOf("\r\n" + nome + ":");
    if (onde < 0)
        return {};
    const qsizetype de = onde + 3 + nome.size();
    return cabeca.mid(de, cabeca.indexOf("\r\n", de) - de).trimmed();
}

// The answers of one connection, from its first byte to its end.
Parecer lerRespostas(QByteArray bytes)
{
    Parecer parecer;
    bool despedida = false;
    while (!bytes.isEmpty()) {
        const qsizetype fim = bytes.indexOf("\r\n\r\n");
        const int status = bytes.mid(9, 3).toInt();
        if (fim < 0 || !bytes.startsWith("HTTP/1.") || status < 100) {
            parecer.fim = Parecer::Recusado;
            parecer.motivo = "not an answer of HTTP/1";
            return parecer;
        }
        const QByteArray cabeca = bytes.left(fim + 2), eco = valor(cabeca, "x-eco");
        bytes.remove(0, fim + 4);
        if (status < 200)
            continue;
        if (eco.isEmpty()) {
            parecer.fim = status == 408                    ? Parecer::Falta
                          : status >= 502 && status <= 504 ? Parecer::SemParecer
                                                           : Parecer::Recusado;
            parecer.motivo = QByteArray::number(status);
            return parecer;
        }
        const QList<QByteArray> partes = eco.split(':');
        parecer.pedidos << Pedido{partes.value(0).toLongLong(), partes.value(1).toUInt(nullptr, 16),
                                  partes.value(2).toUInt(nullptr, 16)};
        despedida = valor(cabeca, "connection").toLower() == "close";
        bytes.remove(0, valor(cabeca, "content-length").toLongLong());
    }
    parecer.fim = despedida ? Parecer::Inteiro : Parecer::Falta; // closed without a word: it waited for more
    return parecer;
}

class Clientes
{
public:
    Clientes(const QString &caminho, const QList<QByteArray> &casos) :
        m_caminho(caminho), m_casos(casos), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_pareceres(casos.size())
    {
        m_relogio.start();
    }
    ~Clientes() { ::close(m_epoll); }
    Clientes(const Clientes &) = delete;
    Clientes &operator=(const Clientes &) = delete;

    QList<Parecer> correr(int aoMesmoTempo)
    {
        std::array<epoll_event, 256> eventos{};
        while (m_proximo < m_casos.size() || !m_abertas.isEmpty()) {
            while (m_abertas.size() < aoMesmoTempo && m_proximo < m_casos.size() && abrir())
                ;
            const int n = ::epoll_wait(m_epoll, eventos.data(), int(eventos.size()), 50);
            for (int i = 0; i < n; ++i)
                ler(eventos[size_t(i)].data.fd);
            if (n == 0)
                cortarVencidas();
        }
        return std::move(m_pareceres);
    }

private:
    struct Aberta {
        qsizetype caso;
        qint64 desde;
        QByteArray lido;
    };
    bool abrir()
    {
        const int fd = soqueteLocal(m_caminho, false);
        if (fd < 0)
            return false; // the queue of the listener is full; the next turn tries again
        const QByteArray &caso = m_casos[m_proximo];
        (void)!::send(fd, caso.constData(), size_t(caso.size()), MSG_NOSIGNAL);
        epoll_event evento{.events = EPOLLIN, .data = {.fd = fd}};
        ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &evento);
        m_abertas.insert(fd, {m_proximo++, m_relogio.elapsed(), {}});
        return true;
    }
    void ler(int fd)
    {
        const auto it = m_abertas.find(fd);
        if (it == m_abertas.end())
            return;
        std::array<char, 16384> buffer{};
        const ssize_t n = ::recv(fd, buffer.data(), buffer.size(), 0);
        if (n > 0)
            it->lido.append(buffer.data(), n);
        else if (n == 0 || errno != EAGAIN)
            fechar(fd, lerRespostas(it->lido));
    }
    void fechar(int fd, const Parecer &parecer)
    {
        m_pareceres[m_abertas.value(fd).caso] = parecer;
        m_abertas.remove(fd);
        ::close(fd);
    }
    void cortarVencidas()
    {
        QList<int> vencidas;
        for (auto it = m_abertas.cbegin(); it != m_abertas.cend(); ++it)
            if (m_relogio.elapsed() - it->desde > prazoMs)
                vencidas << it.key();
        for (const int fd : std::as_const(vencidas))
            fechar(fd, {});
    }

    const QString m_caminho;
    const QList<QByteArray> &m_casos;
    const int m_epoll;
    QList<Parecer> m_pareceres;
    qsizetype m_proximo = 0;
    QHash<int, Aberta> m_abertas;
    QElapsedTimer m_relogio;
};

} // namespace

QList<Parecer> perguntar(const QString &caminho, const QList<QByteArray> &casos, int aoMesmoTempo)
{
    return Clientes(caminho, casos).correr(aoMesmoTempo);
}

} // namespace enquadramento
