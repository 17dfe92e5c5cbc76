// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enviopasta.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

constexpr auto soDoDono = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

// A rename is durable when the folder that holds the name is.
bool sincronizarPasta(const QString &pasta)
{
#ifdef Q_OS_UNIX
    const int fd = ::open(QFile::encodeName(pasta).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool certo = ::fsync(fd) == 0;
    ::close(fd);
    return certo;
#else
    Q_UNUSED(pasta);
    return true;
#endif
}

bool prepararPasta(const QString &pasta)
{
    if (QDir(pasta).exists())
        return true;
    return QDir().mkpath(pasta) && QFile::setPermissions(pasta, soDoDono | QFileDevice::ExeOwner);
}

} // namespace

bool EnvioPasta::gravar(const Envelope &envelope)
{
    if (!m_pronta && !(m_pronta = prepararPasta(m_pasta)))
        return false;
    QSaveFile arquivo(QDir(m_pasta).filePath(QString::fromLatin1(envelope.id) + u".eml"_s));
    // commit() flushes to the disk before it renames.
    return arquivo.open(QIODevice::WriteOnly) && arquivo.setPermissions(soDoDono) &&
           arquivo.write(envelope.mensagem) == envelope.mensagem.size() && arquivo.commit() &&
           sincronizarPasta(m_pasta);
}

ResultadoDoEnvio EnvioPasta::enviar(const Envelope &envelope)
{
    if (gravar(envelope))
        return {Desfecho::Enviada, {}};
    m_pronta = false;
    return {Desfecho::ServidorFora, u"pasta_de_saida"_s};
}

} // namespace notificacoes
