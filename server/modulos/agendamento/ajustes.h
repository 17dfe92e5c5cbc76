// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agendamento {

struct Ajustes {               // what a unit gets that does not say otherwise
    int antecedenciaMin = 120; // notice a patient must give to cancel
    int toleranciaMin = 30;    // after the start, before the server notes an absence
    // The clinic's own: what a doctor needs to get from one unit to another.
    int deslocamentoMin = 0;
};

} // namespace agendamento
