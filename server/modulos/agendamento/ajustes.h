// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agendamento {

// What one patient's account may do in 24 hours; 0: no limit.
struct TetosPorDia {
    int marcacoes = 30; // bookings, accepted offers too
    int mudancas = 10;  // moves and cancellations
    int reservas = 60;  // holds, whatever became of them
};

struct Ajustes {               // what a unit gets that does not say otherwise
    int antecedenciaMin = 120; // notice a patient must give to cancel
    int toleranciaMin = 30;    // after the start, before the server notes an absence
    // The clinic's own: what a doctor needs to get from one unit to another.
    int deslocamentoMin = 0;
    TetosPorDia tetos = {};
};

} // namespace agendamento
