// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <atomic>
#include <unordered_map>

namespace nucleo {

// A T for each thread that asks, made empty at the first call and destroyed with the thread; like the reading
// connections of Banco, whose data versions the caches of the modules compare. (QThreadStorage complains where
// it is destroyed before the threads that used it.)
template<class T>
class PorThread
{
public:
    [[nodiscard]] T &local()
    {
        thread_local std::unordered_map<quint64, T> destaThread;
        return destaThread[m_serie];
    }

private:
    [[nodiscard]] static quint64 novaSerie()
    {
        static std::atomic<quint64> ultima{0};
        return ++ultima;
    }
    const quint64 m_serie = novaSerie();
};

} // namespace nucleo
