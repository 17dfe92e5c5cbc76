// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "modelo.h"

#include <functional>

namespace modelo {

struct Observado {
    Passo passo;
    Resposta resposta;
};

struct Explicacao {
    Modelo depois;
    QList<Feito> feitos; // in the order found
};

// Is there an order in which these requests, one after the other, would have been answered as they were? vencidos: what
// the clock ended beside them, at a moment of its own each. confere has the last word on where the order leads. Exact:
// every order is tried that the answers so far allow.
[[nodiscard]] std::optional<Explicacao> explicar(const Modelo &antes, const QList<Observado> &observados,
                                                 const QStringList &vencidos,
                                                 const std::function<bool(const Explicacao &)> &confere);

} // namespace modelo
