// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace agendamento {

// Which of a doctor's times may be had, by who asks.
enum class Escolha {
    DaEquipe,   // staff: any that lies in the agenda, of any length
    DaVaga,     // one that was offered to a patient who waits: in the agenda, to the unit's horizon
    DoPaciente, // a start that GET …/horarios offers to patients, for as long as its stretch says
};

} // namespace agendamento
