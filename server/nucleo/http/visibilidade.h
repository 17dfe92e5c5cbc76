// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requisicao.h"

#include <nucleo/banco/transacao.h>

namespace nucleo {

// May this caller see this event? The module that published it has said so with it; this is the one place that asks.
// A pending account sees nothing.
[[nodiscard]] bool podeVer(const std::optional<Publico> &publico, const Identidade &quem);

} // namespace nucleo
