// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servidorpostgres.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QHash>

#include <csignal>
#include <mutex>

#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace apoio {

namespace {

constexpr int prazoMs = 30'000;

QString programa(const QString &nome)
{
    const QDir raiz(u"/usr/lib/postgresql"_s);
    for (const QString &versao : raiz.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed))
        if (const QString caminho = raiz.filePath(versao + u"/bin/"_s + nome); QFile::exists(caminho))
            return caminho;
    qFatal("%s is missing: install Debian's postgresql package", qPrintable(nome));
}

bool rodar(QStringList comando, QByteArray *saida = nullptr)
{
    QProcess p;
    p.setWorkingDirectory(u"/"_s);
    p.setProcessChannelMode(QProcess::MergedChannels);
    const QString nome = comando.takeFirst();
    p.start(nome, comando);
    const bool certo = p.waitForFinished(prazoMs) && p.exitStatus() == QProcess::NormalExit && p.exitCode() == 0;
    const QByteArray texto = p.readAll();
    if (saida)
        *saida = texto;
    else if (!certo)
        qWarning("%s: %s", qPrintable(nome), texto.constData());
    return certo;
}

} // namespace

ServidorPostgres::ServidorPostgres(bool seguro) : m_seguro(seguro) {}

ServidorPostgres::~ServidorPostgres()
{
    matar();
}

QStringList ServidorPostgres::comoDono() const
{
    if (geteuid() != 0)
        return {};
    return {u"setpriv"_s, u"--reuid=postgres"_s, u"--regid=postgres"_s, u"--clear-groups"_s, u"--pdeathsig=KILL"_s};
}

bool ServidorPostgres::criar()
{
    const QString dados = m_pasta.filePath(u"dados"_s);
    if (geteuid() == 0) {
        const passwd *dono = getpwnam("postgres");
        if (!dono || chown(QFile::encodeName(m_pasta.path()).constData(), dono->pw_uid, dono->pw_gid) != 0)
            return false;
    }
    if (!rodar(comoDono() + QStringList{programa(u"initdb"_s), u"--no-sync"_s, u"-A"_s, u"trust"_s, u"-U"_s,
                                        u"agenda"_s, u"--locale=C.UTF-8"_s, u"--encoding=UTF8"_s, u"-D"_s, dados}))
        return false;
    m_criado = true;
    return true;
}

bool ServidorPostgres::iniciar()
{
    if (!m_criado && !criar())
        return false;
    QStringList comando = comoDono() + QStringList{programa(u"postgres"_s), u"-D"_s, m_pasta.filePath(u"dados"_s)};
    for (const auto &opcao : {u"listen_addresses="_s, u"unix_socket_directories="_s + m_pasta.path(),
                              u"max_connections=200"_s, u"shared_buffers=128MB"_s})
        comando << u"-c"_s << opcao;
    if (!m_seguro)
        comando << u"-c"_s << u"fsync=off"_s << u"-c"_s << u"full_page_writes=off"_s;
    m_processo.setStandardErrorFile(m_pasta.filePath(u"postgres.log"_s), QIODevice::Append);
    m_processo.setWorkingDirectory(u"/"_s);
    m_processo.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    const QString nome = comando.takeFirst();
    const QDeadlineTimer prazo(prazoMs);
    while (!responde()) {
        if (prazo.hasExpired())
            return false;
        if (m_processo.state() == QProcess::NotRunning) // at first, or while the dead are not quite gone
            m_processo.start(nome, comando);
        m_processo.waitForFinished(20); // a start in progress tells nobody when it is done; one that failed does
    }
    return true;
}

bool ServidorPostgres::responde() const
{
    QByteArray fora;
    return rodar({programa(u"pg_isready"_s), u"-q"_s, u"-h"_s, m_pasta.path(), u"-U"_s, u"agenda"_s}, &fora);
}

void ServidorPostgres::matar()
{
    if (m_processo.state() == QProcess::NotRunning)
        return;
    // The children first: they would otherwise end by themselves, in good order. And nobody makes new ones meanwhile,
    // who would outlive this and hold the memory that the next start wants for itself.
    ::kill(pid_t(m_processo.processId()), SIGSTOP);
    rodar({u"pkill"_s, u"-KILL"_s, u"-P"_s, QString::number(m_processo.processId())});
    m_processo.kill();
    m_processo.waitForFinished(prazoMs);
}

QString ServidorPostgres::url(const QString &nome) const
{
    return u"postgresql://agenda@/"_s + nome + u"?host="_s + m_pasta.path();
}

QString ServidorPostgres::urlNova(const QString &nome)
{
    bool certo = false;
    perguntar(u"postgres"_s, u"CREATE DATABASE \""_s + nome + u"\""_s, &certo);
    if (!certo)
        qFatal("no new database on the test's PostgreSQL");
    return url(nome);
}

QString ServidorPostgres::perguntar(const QString &banco, const QString &sql, bool *certo) const
{
    QByteArray saida;
    const bool rodou = rodar({programa(u"psql"_s), u"-X"_s, u"-q"_s, u"-A"_s, u"-t"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s,
                              u"-d"_s, url(banco), u"-c"_s, sql},
                             &saida);
    if (certo)
        *certo = rodou;
    if (!rodou)
        qWarning("psql: %s", saida.constData());
    return QString::fromUtf8(saida).trimmed();
}

bool noPostgres()
{
    return qEnvironmentVariable("AGENDA_MOTOR") == u"postgres"_s;
}

QString urlDeTeste(const QString &pasta, const QString &nome)
{
    if (!noPostgres())
        return u"sqlite:"_s + pasta + u'/' + nome + u".db"_s;
    static ServidorPostgres servidor;
    static const bool iniciou = servidor.iniciar();
    if (!iniciou)
        qFatal("the test's PostgreSQL does not start");
    static std::mutex trava;
    static QHash<QString, QString> feitos;
    const std::lock_guard guarda(trava);
    QString &url = feitos[pasta + u'/' + nome];
    if (url.isEmpty())
        url = servidor.urlNova(nome + u'_' + QString::number(feitos.size()));
    return url;
}

} // namespace apoio
