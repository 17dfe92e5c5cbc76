// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../repositorios/liberadotabela.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>

namespace agendamento {

// Effect of the events that free a doctor's time. Only a note: an event that frees two weeks costs as little as one
// that frees half an hour, and the locks of doctor and patient are taken where offers are made, one write each.
Resultado<void> receberLiberacao(const nucleo::Evento &evento, nucleo::Transacao &tx)
{
    if (evento.tipo.startsWith("bloqueio.")) {
        AGENDA_OBTER(const auto b, contrato::lerTolerante<contrato::Bloqueio>(evento.dados));
        return LiberadoTabela::anotar(tx, b.medicoId, {b.inicio.instante, b.fim.instante});
    }
    AGENDA_OBTER(const auto c, contrato::lerTolerante<contrato::Consulta>(evento.dados));
    return LiberadoTabela::anotar(tx, c.medicoId, {c.inicio.instante, c.fim.instante});
}

} // namespace agendamento
