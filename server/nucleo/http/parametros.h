// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/esquema.h>
#include <dominio/resultado.h>

#include <QByteArrayView>
#include <QUrlQuery>

namespace nucleo {

// Of one request. They are counted before any is decoded or compared.
inline constexpr qsizetype parametrosPorConsulta = 32;

// Reads what follows the "?" of a target. Bad escapes, control characters and bad UTF-8 are RequisicaoInvalida; more
// parameters than the bound, one that the route does not accept and one sent twice are Validacao. "+" is a space.
[[nodiscard]] dominio::Resultado<QUrlQuery> lerParametros(QByteArrayView consulta,
                                                          const QList<contrato::ParametroDeConsulta> &aceitos);

} // namespace nucleo
