// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>

namespace contrato {

// problem+json (RFC 9457) of an answer, back into the error it was made from. A body that is none gives an error by the
// HTTP status alone.
[[nodiscard]] dominio::Erro erroDeProblema(int status, QByteArrayView corpo, int tentarEmSegundos = 0);

} // namespace contrato
