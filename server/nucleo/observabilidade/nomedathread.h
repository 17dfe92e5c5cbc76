// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <pthread.h>
#include <sys/resource.h>
#include <unistd.h>

namespace nucleo {

// Names the calling thread for debuggers and profilers (at most 15 bytes are kept).
inline void nomearThread(const QByteArray &nome)
{
    ::pthread_setname_np(::pthread_self(), nome.left(15).constData());
}

// For work in the background: lets the threads that answer people go first. On Linux this is the calling thread's
// alone.
inline void cederAVez()
{
    constexpr int gentileza = 10;
    ::setpriority(PRIO_PROCESS, id_t(::gettid()), gentileza);
}

} // namespace nucleo
