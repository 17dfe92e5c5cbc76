// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ponte.h"

#include <QFile>
#include <QtEndian>

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

// The tag with which the server says that a transaction is committed (CommandComplete).
const QByteArray confirmado("C\0\0\0\x0b"
                            "COMMIT",
                            12); // with the NUL of the literal

// The first whole message of those that a client sends, taken away from them; empty where there is none yet.
QByteArray tomarMensagem(QByteArray &fila, bool &iniciada)
{
    const qsizetype tipo = iniciada ? 1 : 0;
    if (fila.size() < tipo + 4)
        return {};
    const qsizetype tamanho = tipo + qFromBigEndian<qint32>(fila.constData() + tipo);
    if (fila.size() < tamanho)
        return {};
    iniciada = true;
    const QByteArray mensagem = fila.left(tamanho);
    fila.remove(0, tamanho);
    return mensagem;
}

// The statement that it runs: of Query; of Parse without a name; of Bind, by the name it was prepared under.
QByteArray textoDe(const QByteArray &mensagem, QHash<QByteArray, QByteArray> &preparados)
{
    constexpr qsizetype cabecalho = 5;
    if (mensagem.startsWith('Q'))
        return mensagem.mid(cabecalho).constData();
    if (!mensagem.startsWith('P') && !mensagem.startsWith('B'))
        return {};
    const QByteArray primeiro = mensagem.mid(cabecalho).constData();
    const QByteArray segundo = mensagem.mid(cabecalho + primeiro.size() + 1).constData();
    if (mensagem.startsWith('B'))
        return preparados.value(segundo);
    if (primeiro.isEmpty())
        return segundo;
    preparados.insert(primeiro, segundo);
    return {};
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

// What a message of the client asks for. A transaction that writes begins with a bare BEGIN.
Ponte::Corte Ponte::corteDe(const QByteArray &mensagem, Passagem &p)
{
    const std::lock_guard guarda(m_trava);
    const QByteArray sql = textoDe(mensagem, p.preparados);
    if (sql == "BEGIN")
        p.escrevendo = true, p.marcada = false;
    p.marcada = p.marcada || (m_como != Corte::Nenhum && p.escrevendo && mensagem.contains(m_marca));
    return p.marcada && sql == "COMMIT" ? std::exchange(m_como, Corte::Nenhum) : Corte::Nenhum;
}

bool Ponte::doCliente(Passagem &p)
{
    const QByteArray novos = receber(p.cliente);
    p.fila += novos;
    QByteArray inteiras;
    for (QByteArray m = tomarMensagem(p.fila, p.iniciada); !m.isEmpty(); m = tomarMensagem(p.fila, p.iniciada)) {
        const Corte corte = corteDe(m, p);
        if (corte == Corte::AntesDoCommit) {
            (void)passar(p.servidor, inteiras); // all that went before it arrives
            ++m_cortes;
            return false;
        }
        p.calada = p.calada || corte == Corte::DepoisDoCommit;
        inteiras += m;
    }
    return !novos.isEmpty() && passar(p.servidor, inteiras);
}

bool Ponte::doServidor(Passagem &p)
{
    const QByteArray bytes = receber(p.servidor);
    if (!p.calada)
        return !bytes.isEmpty() && passar(p.cliente, bytes);
    p.calado += bytes;
    if (!p.calado.contains(confirmado))
        return !bytes.isEmpty();
    ++m_cortes; // it is done
    return false;
}

void Ponte::servir(int cliente)
{
    Passagem p{.cliente = cliente, .servidor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_un e = endereco(m_servidor);
    bool aberta = ::connect(p.servidor, reinterpret_cast<const sockaddr *>(&e), sizeof e) == 0;
    while (aberta && !m_fim) {
        pollfd quem[2] = {{p.cliente, POLLIN, 0}, {p.servidor, POLLIN, 0}};
        if (::poll(quem, 2, olharMs) <= 0)
            continue;
        if (quem[0].revents)
            aberta = doCliente(p);
        if (aberta && quem[1].revents)
            aberta = doServidor(p);
    }
    ::close(p.servidor);
    ::close(p.cliente);
}

} // namespace apoio
