// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace nucleo {

// The other end of this socket has closed (FIN) or broken off (RST) the connection, also where bytes from before lie
// unread in between. Asks the system and never waits.
[[nodiscard]] bool clientePartiu(qintptr descritor);

} // namespace nucleo
