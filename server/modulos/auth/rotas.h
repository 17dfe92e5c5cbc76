// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicos.h"

#include <nucleo/http/rota.h>

#include <QList>

namespace auth {

// Every route of the module: method, path, who, use case.
[[nodiscard]] QList<nucleo::Rota> rotas(Servicos &s);

} // namespace auth
