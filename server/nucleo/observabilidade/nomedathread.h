// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <pthread.h>
#include <sched.h>
#include <unistd.h>

namespace nucleo {

// Names the calling thread for debuggers and profilers (at most 15 bytes are kept).
inline void nomearThread(const QByteArray &nome)
{
    ::pthread_setname_np(::pthread_self(), nome.left(15).constData());
}

// For work in the background: the calling thread (on Linux, it alone) runs when no other wants the processor, and is
// preempted at once by those that answer people. It is never shut out altogether.
inline void cederAVez()
{
    const sched_param nenhuma{};
    ::sched_setscheduler(::gettid(), SCHED_IDLE, &nenhuma);
}

} // namespace nucleo
