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
// At most 62 days; diasSemAte where no end is given.
[[nodiscard]] PeriodoDeBusca periodoDeBusca(Parametros &p, dominio::Instante agora, int diasSemAte);
// Only staff see what lies beyond the horizon of patients.
[[nodiscard]] bool paraEquipe(const nucleo::Requisicao &r);
// What patients see also changes as the horizon moves on, at a midnight; in every zone that is a quarter of an hour.
[[nodiscard]] dominio::Instante proximoQuarto(dominio::Instante agora);

} // namespace agendamento
