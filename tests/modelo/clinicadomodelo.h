// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelo.h"

#include <agendamento_teste/consultorio.h>

namespace modelo {

// The same people and units on both sides: 22 December 2026, a Tuesday, 07:00, with Christmas on the way.
[[nodiscard]] Modelo abrirClinica(apoio::Consultorio &c);
// The doctors' first agendas, as requests.
[[nodiscard]] QList<Passo> primeirasAgendas(const Mundo &m);

} // namespace modelo
