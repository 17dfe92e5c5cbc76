// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "servicos.h"

#include <nucleo/http/rota.h>

#include <QList>

namespace agendamento {

// The module's whole HTTP surface. The services outlive the routes.
[[nodiscard]] QList<nucleo::Rota> rotas(const Servicos &servicos);

} // namespace agendamento
