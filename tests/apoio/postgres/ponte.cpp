// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ponte.h"

#include <QFile>

#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace apoio {

namespace {

constexpr int olharMs = 50;
constexpr char nome[] = "/.s.PGSQL.5432";

sockaddr_un endereco(const QString &pasta)
{
    sockaddr_un e{};
    e.sun_family = AF_UNIX;
    const QByteArray caminho = QFile::encodeName(pasta) + nome;
    std::memcpy(e.sun_path, caminho.constData(), std::min(size_t(caminho.size()), sizeof e.sun_path - 1));
    return e;
}

bool passar(int para, const QByteArray &bytes)
{
    return ::send(para, bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

QByteArray receber(int de)
{
    QByteArray bytes(65'536, Qt::Uninitialized);
    const ssize_t n = ::recv(de, bytes.data(), size_t(bytes.size()), 0);
    bytes.resize(std::max<ssize_t>(n, 0));
    return bytes;
}

} // namespace

Ponte::Ponte(const QString &pastaDoServidor) : m_servidor(pastaDoServidor) {}

Ponte::~Ponte()
{
    m_fim = true;
    if (m_aceitador.joinable())
        m_aceitador.join();
    for (std::thread &thread : m_threads)
        thread.join();
    if (m_fd >= 0)
        ::close(m_fd);
}

bool Ponte::abrir()
{
    m_fd = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un e = endereco(m_pasta.path());
    if (::bind(m_fd, reinterpret_cast<const sockaddr *>(&e), sizeof e) != 0 || ::listen(m_fd, 200) != 0)
        return false;
    m_aceitador = std::thread([this] { aceitar(); });
    return true;
}

QString Ponte::url(const QString &banco) const
{
    return u"postgresql://agenda@/"_s + banco + u"?host="_s + m_pasta.path();
}

void Ponte::cortar(Corte como, const QByteArray &marca)
{
    const std::lock_guard guarda(m_trava);
    m_como = como;
    m_marca = marca;
}

void Ponte::aceitar()
{
    while (!m_fim) {
        pollfd p{m_fd, POLLIN, 0};
        if (::poll(&p, 1, olharMs) > 0)
            if (const int cliente = ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC); cliente >= 0)
                m_threads.emplace_back([this, cliente] { servir(cliente); });
    }
}

// What the bytes of the client ask for. A transaction that writes begins with a bare BEGIN.
Ponte::Corte Ponte::corteDe(const QByteArray &bytes, bool &escrevendo, bool &marcada)
{
    const std::lock_guard guarda(m_trava);
    if (bytes.contains(QByteArray("BEGIN\0", 6)))
        escrevendo = true, marcada = false;
    marcada = marcada || (m_como != Corte::Nenhum && escrevendo && bytes.contains(m_marca));
    if (!marcada || !bytes.contains(QByteArray("COMMIT\0", 7)))
        return Corte::Nenhum;
    ++m_cortes;
    return std::exchange(m_como, Corte::Nenhum);
}

void Ponte::servir(int cliente)
{
    const int servidor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_un e = endereco(m_servidor);
    bool aberta = ::connect(servidor, reinterpret_cast<const sockaddr *>(&e), sizeof e) == 0;
    bool escrevendo = false, marcada = false;
    while (aberta && !m_fim) {
        pollfd p[2] = {{cliente, POLLIN, 0}, {servidor, POLLIN, 0}};
        if (::poll(p, 2, olharMs) <= 0)
            continue;
        if (p[0].revents) {
            const QByteArray bytes = receber(cliente);
            const Corte corte = corteDe(bytes, escrevendo, marcada);
            aberta = !bytes.isEmpty() && corte != Corte::AntesDoCommit && passar(servidor, bytes);
            if (aberta && corte == Corte::DepoisDoCommit) {
                (void)receber(servidor); // it is done
                aberta = false;
            }
        }
        if (aberta && p[1].revents) {
            const QByteArray bytes = receber(servidor);
            aberta = !bytes.isEmpty() && passar(cliente, bytes);
        }
    }
    ::close(servidor);
    ::close(cliente);
}

} // namespace apoio
