// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <nucleo/http/requisicao.h>
#include <nucleo/http/resposta.h>

namespace agendamento {

// A list's answer; with a next page also the Link header (RFC 8288).
[[nodiscard]] nucleo::Resposta respostaDeLista(const nucleo::Requisicao &requisicao, QByteArray corpo,
                                               const std::optional<QString> &proximo);
[[nodiscard]] nucleo::Resposta respostaDeConsulta(const contrato::Consulta &consulta);       // 200, ETag
[[nodiscard]] nucleo::Resposta respostaDeConsultaCriada(const contrato::Consulta &consulta); // 201, Location, ETag

// Who may know of an appointment: its patient, its doctor, the desk, an admin.
[[nodiscard]] bool podeVer(const contrato::Consulta &consulta, const nucleo::Identidade &quem);

} // namespace agendamento
