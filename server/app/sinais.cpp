// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sinais.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace app {

namespace {

// A signal handler has no other way to its context; written once before the handlers are installed.
std::atomic<int> escrita{-1};

void tratar(int sinal)
{
    const char qual = char(sinal);
    [[maybe_unused]] const auto n = ::write(escrita.load(), &qual, 1);
}

} // namespace

Sinais::Sinais()
{
    int ponta[2];
    if (::pipe2(ponta, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    m_leitura = ponta[0];
    escrita = ponta[1];
    m_aviso = std::make_unique<QSocketNotifier>(m_leitura, QSocketNotifier::Read);
    struct sigaction acao{};
    acao.sa_handler = tratar;
    acao.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &acao, nullptr);
    ::sigaction(SIGINT, &acao, nullptr);
    struct sigaction anterior{};
    ::sigaction(SIGHUP, &acao, &anterior);
    m_hupIgnorado = anterior.sa_handler == SIG_IGN;
    std::signal(SIGPIPE, SIG_IGN);
}

Sinais::~Sinais()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGHUP, SIG_DFL);
    if (m_leitura >= 0)
        ::close(m_leitura);
    if (const int fd = escrita.exchange(-1); fd >= 0)
        ::close(fd);
}

void Sinais::ouvir(Acoes acoes) const
{
    if (m_aviso)
        QObject::connect(m_aviso.get(), &QSocketNotifier::activated, m_aviso.get(), [this, acoes = std::move(acoes)] {
            char qual = 0;
            while (::read(m_leitura, &qual, 1) == 1) {
                if (qual == SIGHUP && acoes.reabrir)
                    acoes.reabrir();
                if (qual == SIGHUP && (acoes.reabrir || m_hupIgnorado))
                    continue;
                m_aviso->setEnabled(false);
                acoes.fim();
                return;
            }
        });
}

} // namespace app
