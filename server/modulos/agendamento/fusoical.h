// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "linhasical.h"

#include <dominio/horarios.h>

namespace agendamento {

// The VTIMEZONE of a zone (RFC 5545, 3.6.5), right for every instant of the period: its clock changes one by one, so
// that a reader without a tz database of its own, or with an older one, agrees with us.
void escreverFuso(LinhasIcal &linhas, const dominio::Fuso &fuso, const dominio::Intervalo &periodo);

} // namespace agendamento
