// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "atendimento.h"

namespace nucleo {

// The routes that every server has: /healthz, /readyz, /openapi.json.
[[nodiscard]] QList<Rota> rotasDeOperacao(const ServidorHttp::Partes &partes);
[[nodiscard]] QByteArray textoDasMetricas(const Metricas &metricas, int abertas);

} // namespace nucleo
