// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "relogio.h"

#include <chrono>

namespace dominio {

Instante RelogioDoSistema::agora() const
{
    using namespace std::chrono;
    return Instante::deMs(duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count());
}

qint64 RelogioDoSistema::monotonicoMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace dominio
