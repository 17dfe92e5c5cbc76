// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../servicos.h"

#include "../repositorios/sessaotabela.h"

#include <contrato/sessao.h>
#include <nucleo/http/resposta.h>

// What login and refresh share.
namespace auth {

// When the session ends if nobody refreshes it from now on.
[[nodiscard]] dominio::Instante fimDaSessao(const Ajustes &ajustes, dominio::Perfil perfil, dominio::Instante criadaEm,
                                            dominio::Instante agora);
// A new access token beside the refresh token given.
[[nodiscard]] nucleo::Resultado<nucleo::Resposta> responderLogin(Servicos &s, const contrato::Usuario &usuario,
                                                                 const QUuid &sessao, const QByteArray &renovacao);

} // namespace auth
