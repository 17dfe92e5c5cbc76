// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discopequeno.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <limits>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace apoio {

namespace {

bool escrever(const char *arquivo, const QByteArray &texto)
{
    const int fd = ::open(arquivo, O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool certo = ::write(fd, texto.constData(), size_t(texto.size())) == texto.size();
    ::close(fd);
    return certo;
}

} // namespace

bool DiscoPequeno::preparar()
{
    const uid_t usuario = ::geteuid();
    const gid_t grupo = ::getegid();
    if (usuario == 0)
        return ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && escrever("/proc/self/setgroups", "deny") &&
           escrever("/proc/self/uid_map", "0 " + QByteArray::number(usuario) + " 1") &&
           escrever("/proc/self/gid_map", "0 " + QByteArray::number(grupo) + " 1");
}

DiscoPequeno::DiscoPequeno(int megabytes) : m_montado(montar(0, megabytes)) {}

bool DiscoPequeno::montar(unsigned long como, int megabytes) const
{
    const QByteArray tamanho = "mode=700,size=" + QByteArray::number(megabytes) + "m";
    return ::mount("tmpfs", QFile::encodeName(pasta()).constData(), "tmpfs", como, tamanho.constData()) == 0;
}

bool DiscoPequeno::crescer(int megabytes)
{
    return montar(MS_REMOUNT, megabytes);
}

DiscoPequeno::~DiscoPequeno()
{
    if (m_montado)
        ::umount2(QFile::encodeName(pasta()).constData(), MNT_DETACH);
}

bool DiscoPequeno::encher(qint64 menos)
{
    const int fd = ::open(QFile::encodeName(enchimento()).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    const QByteArray bloco(4096, 'x');
    qint64 resta = menos > 0 ? livres() - menos : std::numeric_limits<qint64>::max();
    bool cheio = false;
    while (resta >= bloco.size() && !cheio) {
        const ssize_t n = ::write(fd, bloco.constData(), size_t(bloco.size()));
        cheio = n < 0 && errno == ENOSPC;
        resta -= bloco.size();
    }
    ::close(fd);
    return cheio || menos > 0;
}

void DiscoPequeno::esvaziar()
{
    QFile::remove(enchimento());
}

qint64 DiscoPequeno::livres() const
{
    struct statvfs s{};
    return ::statvfs(QFile::encodeName(pasta()).constData(), &s) == 0 ? qint64(s.f_bavail) * qint64(s.f_frsize) : -1;
}

} // namespace apoio
