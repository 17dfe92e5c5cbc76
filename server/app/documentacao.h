// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/http/rota.h>

namespace app {

// The OpenAPI 3.1 document of the routes that this process serves.
[[nodiscard]] QByteArray documentoOpenApi(const QList<nucleo::Rota> &rotas);

} // namespace app
