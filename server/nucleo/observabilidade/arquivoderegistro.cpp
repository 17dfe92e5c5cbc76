// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "arquivoderegistro.h"

#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace nucleo {

ArquivoDeRegistro::ArquivoDeRegistro(Config config) : m_config(std::move(config)) {}

ArquivoDeRegistro::~ArquivoDeRegistro()
{
    if (m_descritor >= 0)
        ::close(m_descritor);
}

bool ArquivoDeRegistro::abrir()
{
    // O_NONBLOCK: opening a pipe by mistake must not wait for its reader.
    const int novo =
        ::open(m_config.caminho.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, S_IRUSR | S_IWUSR);
    if (novo < 0)
        return false;
    struct stat estado{};
    if (::fstat(novo, &estado) != 0 || !S_ISREG(estado.st_mode)) {
        ::close(novo);
        return false;
    }
    if (estado.st_uid == ::geteuid())
        ::fchmod(novo, S_IRUSR | S_IWUSR);
    if (const int antigo = std::exchange(m_descritor, novo); antigo >= 0)
        ::close(antigo);
    m_escritos = estado.st_size;
    return true;
}

int ArquivoDeRegistro::descritorPara(qsizetype bytes)
{
    if (m_descritor >= 0 && m_escritos > 0 && m_escritos + bytes > m_config.tamanho)
        girar();
    m_escritos += bytes;
    return m_descritor;
}

QByteArray ArquivoDeRegistro::nome(int numero) const
{
    return numero == 0 ? m_config.caminho : m_config.caminho + '.' + QByteArray::number(numero);
}

void ArquivoDeRegistro::girar()
{
    for (int n = m_config.quantos; n > 0; --n)
        std::rename(nome(n - 1).constData(), nome(n).constData());
    if (m_config.quantos == 0)
        ::unlink(m_config.caminho.constData());
    // Where the folder cannot be written to, the same file is opened again. It begins anew: the log stays within its
    // size, at the price of its older lines.
    if ((!abrir() || m_escritos > 0) && ::ftruncate(m_descritor, 0) == 0)
        m_escritos = 0;
}

} // namespace nucleo
