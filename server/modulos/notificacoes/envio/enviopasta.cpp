// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enviopasta.h"

#include <QDir>
#include <QFile>

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

constexpr auto soDoDono = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

// All that was written to the file system that holds the folder, names included.
bool firmarTudo(const QString &pasta)
{
    const int fd = ::open(QFile::encodeName(pasta).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool certo = ::syncfs(fd) == 0;
    ::close(fd);
    return certo;
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
    const QString nome = QDir(m_pasta).filePath(QString::fromLatin1(envelope.id) + u".eml"_s);
    QFile arquivo(nome + u".parte"_s);
    const bool escreveu = arquivo.open(QIODevice::WriteOnly | QIODevice::Truncate) &&
                          arquivo.setPermissions(soDoDono) &&
                          arquivo.write(envelope.mensagem) == envelope.mensagem.size() && arquivo.flush();
    arquivo.close();
    // Replaces what is there, in one step.
    if (escreveu &&
        ::rename(QFile::encodeName(arquivo.fileName()).constData(), QFile::encodeName(nome).constData()) == 0)
        return true;
    arquivo.remove();
    return false;
}

ResultadoDoEnvio EnvioPasta::enviar(const Envelope &envelope)
{
    if (gravar(envelope))
        return {Desfecho::AFirmar, {}};
    m_pronta = false;
    return {Desfecho::ServidorFora, u"pasta_de_saida"_s};
}

ResultadoDoEnvio EnvioPasta::firmar()
{
    if (firmarTudo(m_pasta))
        return {Desfecho::Enviada, {}};
    m_pronta = false;
    return {Desfecho::ServidorFora, u"pasta_de_saida"_s};
}

} // namespace notificacoes
