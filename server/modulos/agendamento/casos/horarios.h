// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../parametros.h"

namespace agendamento {

// de and ate of a search for free times: from now where no beginning is given, seven days where no end is; at most
// Oferta::diasDeBusca days. What is wrong is noted in the parameters.
struct PeriodoDeBusca {
    Limite de, ate;
    bool fixo = false; // both ends given: the answer does not move with the clock
};
[[nodiscard]] PeriodoDeBusca periodoDeBusca(Parametros &p, dominio::Instante agora);

} // namespace agendamento
