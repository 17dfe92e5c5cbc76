// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/agenda.h>
#include <contrato/listaespera.h>
#include <nucleo/banco/transacao.h>

// The events of this module, each with those who may see it: receptionists and admins, and of a doctor's own agenda
// that doctor. Patients see none.
namespace agendamento {

// Receptionists, admins and these doctors.
[[nodiscard]] nucleo::Publico daEquipe(QList<QUuid> medicos = {});
[[nodiscard]] nucleo::Publicacao anuncioDe(const QByteArray &tipo, const contrato::Consulta &consulta);
[[nodiscard]] nucleo::Publicacao anuncioDe(const QByteArray &tipo, const contrato::Bloqueio &bloqueio);
// espera.*: the desk's. vaga.*: also of the doctor who is wanted or offered.
[[nodiscard]] nucleo::Publicacao anuncioDe(const QByteArray &tipo, const contrato::Espera &espera);

} // namespace agendamento
