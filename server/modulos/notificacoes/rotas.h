// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "casos/casos.h"

#include <nucleo/http/rota.h>

namespace notificacoes {

[[nodiscard]] QList<nucleo::Rota> rotasDasNotificacoes(Ambiente &ambiente);

} // namespace notificacoes
