// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "juizes.h"

#include "clientes.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtEndian>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace enquadramento {

namespace {

// PASTA: the folder with the sockets. A request that is not whole waits for a second.
constexpr char nginx[] = R"(daemon off; master_process off; pid PASTA/pid; error_log /dev/null;
events { worker_connections 4096; }
http {
    access_log off;
    client_body_temp_path PASTA/a; proxy_temp_path PASTA/b; fastcgi_temp_path PASTA/c; uwsgi_temp_path PASTA/d; scgi_temp_path PASTA/e;
    client_header_timeout 1s; client_body_timeout 1s; keepalive_timeout 1s; keepalive_requests 100; client_max_body_size 64k; lingering_close off;
    upstream eco { server unix:PASTA/eco; keepalive 256; keepalive_requests 100000000; }
    server { listen unix:PASTA/frente backlog=4096; location / { proxy_pass http://eco; proxy_http_version 1.1; proxy_set_header Connection ""; } }
})";

constexpr char haproxy[] = R"(global
    maxconn 4096
    nbthread 1
defaults
    mode http
    timeout connect 5s
    timeout client 1s
    timeout server 2s
    timeout http-request 1s
    timeout http-keep-alive 1s
    http-reuse always
frontend frente
    bind unix@PASTA/frente backlog 4096
    default_backend eco
backend eco
    server eco unix@PASTA/eco
)";

} // namespace

QList<Parecer> JuizDeScript::julgar(const QList<QByteArray> &casos)
{
    QFile entrada(m_pasta.filePath(u"casos"_s));
    if (!entrada.open(QIODevice::WriteOnly))
        return QList<Parecer>(casos.size());
    for (const QByteArray &caso : casos) {
        const quint32 tamanho = qToBigEndian(quint32(caso.size()));
        entrada.write(reinterpret_cast<const char *>(&tamanho), sizeof tamanho);
        entrada.write(caso);
    }
    entrada.close();
    QProcess processo;
    processo.setStandardInputFile(entrada.fileName());
    processo.setStandardOutputFile(m_pasta.filePath(u"pareceres"_s));
    processo.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    processo.start(m_comando.first(), m_comando.mid(1));
    processo.waitForFinished(600'000);
    QList<Parecer> pareceres;
    QFile saida(m_pasta.filePath(u"pareceres"_s));
    if (saida.open(QIODevice::ReadOnly))
        while (!saida.atEnd())
            pareceres << parecerDe(saida.readLine());
    pareceres.resize(casos.size());
    return pareceres;
}

JuizProxy::JuizProxy(Qual qual) : m_qual(qual), m_eco(m_pasta.filePath(u"eco"_s)) {}

JuizProxy::~JuizProxy()
{
    m_processo.kill();
    m_processo.waitForFinished();
}

QByteArray JuizProxy::configuracao() const
{
    return QByteArray(m_qual == Nginx ? nginx : haproxy).replace("PASTA", m_pasta.path().toLocal8Bit());
}

bool JuizProxy::iniciar()
{
    QFile arquivo(m_pasta.filePath(u"cfg"_s));
    if (!m_eco.ouve() || !arquivo.open(QIODevice::WriteOnly))
        return false;
    arquivo.write(configuracao());
    arquivo.close();
    m_processo.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_processo.setStandardOutputFile(QProcess::nullDevice());
    if (m_qual == Nginx)
        m_processo.start(u"/usr/sbin/nginx"_s,
                         {u"-p"_s, m_pasta.path(), u"-e"_s, u"/dev/null"_s, u"-c"_s, arquivo.fileName()});
    else
        m_processo.start(u"/usr/sbin/haproxy"_s, {u"-db"_s, u"-q"_s, u"-f"_s, arquivo.fileName()});
    QElapsedTimer passou;
    passou.start();
    while (passou.elapsed() < 20'000 && !m_processo.waitForFinished(50))
        if (const int fd = soqueteLocal(m_pasta.filePath(u"frente"_s), false); fd >= 0) {
            ::close(fd);
            return true;
        }
    return false;
}

QList<Parecer> JuizProxy::julgar(const QList<QByteArray> &casos)
{
    return perguntar(m_pasta.filePath(u"frente"_s), casos);
}

} // namespace enquadramento
