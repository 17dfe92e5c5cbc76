// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "marcar.h"

#include <contrato/listaespera.h>

namespace agendamento {

// A free time as the clocks of its unit show it: by these, and not by instants, people say when they can come.
struct HorarioCivil {
    dominio::HorarioLivre livre;
    QDate dia;
    QTime hora;
    [[nodiscard]] static HorarioCivil de(const dominio::HorarioLivre &livre, const dominio::Fuso &fuso)
    {
        return {livre, fuso.data(livre.quando.inicio), fuso.hora(livre.quando.inicio)};
    }
};
// Is it what the entry asks for: unit, window, period, weekday, and far enough ahead to get there?
[[nodiscard]] bool serve(const contrato::Espera &espera, const HorarioCivil &horario, dominio::Instante agora);

// The appointment that would come of it.
[[nodiscard]] contrato::NovaConsulta pedidoDe(const contrato::Espera &espera, dominio::MedicoId medico,
                                              const dominio::HorarioLivre &horario);

// Holds the time for the entry's patient and says so; never beyond its start. What conferirMarcacao refuses;
// PacienteOcupado where the patient has had that time offered, TransicaoInvalida where the entry no longer waits.
[[nodiscard]] nucleo::Resultado<void> oferecerVaga(nucleo::Transacao &tx, Oferta &oferta, dominio::EsperaId espera,
                                                   const Marcacao &marcacao);

} // namespace agendamento
