// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/horarios.h>
#include <nucleo/banco/leitura.h>

namespace agendamento {

// All that can stand in the way of a booking besides the weekly agenda, as of one moment and in one statement: a
// booking asks for it twice, and each question is a round trip.
struct Impedimentos {
    bool medicoAtivo = false, pacienteAtivo = false;
    bool medicoOcupado = false, pacienteOcupado = false;
    bool bloqueado = false;
    qint64 regras = 0; // version of the doctor's rules

    struct Pedido {
        dominio::MedicoId medico;
        dominio::PacienteId paciente;
        dominio::Intervalo quando;
        QUuid exceto; // what may be in its place
    };
    [[nodiscard]] static nucleo::Resultado<Impedimentos> de(nucleo::Leitura &leitura, const Pedido &pedido);
};

} // namespace agendamento
