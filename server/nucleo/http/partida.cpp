// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "partida.h"

#include <poll.h>

namespace nucleo {

bool clientePartiu(qintptr descritor)
{
    pollfd fim{int(descritor), POLLRDHUP, 0};
    return ::poll(&fim, 1, 0) == 1 && (fim.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

} // namespace nucleo
