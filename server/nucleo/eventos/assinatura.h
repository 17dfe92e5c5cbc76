// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/banco.h>

#include <functional>

namespace nucleo {

// A module's interest in events of its own or another module. Effects run in a transaction on the consumer's own
// database; the inbox row is written in the same transaction, so a repeated event has no second effect.
struct Assinatura {
    QByteArray consumidor;   // unique name: "notificacoes.consultas"
    QList<QByteArray> tipos; // "consulta.confirmada", or a prefix: "consulta.*"
    Banco *banco = nullptr;  // the consumer's
    std::function<Resultado<void>(const Evento &, Transacao &)> efeito;
};

} // namespace nucleo
