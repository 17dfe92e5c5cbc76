// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace app {

// SIGTERM, SIGINT and SIGHUP as ordinary events of the main loop (self-pipe). SIGPIPE is ignored: a reader of our
// output that left must not end the server. One per process, in the main thread.
class Sinais
{
public:
    Sinais();
    ~Sinais();
    Sinais(const Sinais &) = delete;
    Sinais &operator=(const Sinais &) = delete;
    struct Acoes {
        std::function<void()> fim; // SIGTERM, SIGINT: once
        // SIGHUP: each time. Empty: it ends the program too, unless that was started to ignore it (nohup).
        std::function<void()> reabrir = {};
    };
    // A signal that came before this call counts too.
    void ouvir(Acoes acoes) const;

private:
    int m_leitura = -1;
    bool m_hupIgnorado = false;
    std::unique_ptr<QSocketNotifier> m_aviso;
};

} // namespace app
