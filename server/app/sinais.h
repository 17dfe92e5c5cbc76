// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace app {

// SIGTERM and SIGINT as an ordinary event of the main loop (self-pipe). SIGPIPE is ignored: a reader of our output that
// left must not end the server. One per process, in the main thread.
class Sinais
{
public:
    Sinais();
    ~Sinais();
    Sinais(const Sinais &) = delete;
    Sinais &operator=(const Sinais &) = delete;
    // A signal that came before this call counts too.
    void aoPedirFim(std::function<void()> acao) const;

private:
    int m_leitura = -1;
    std::unique_ptr<QSocketNotifier> m_aviso;
};

} // namespace app
