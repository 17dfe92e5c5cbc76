// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../repositorios/notificacaotabela.h"

namespace notificacoes {

// The event and the audit row of what has become of a message.
[[nodiscard]] nucleo::Resultado<void> anunciar(nucleo::Transacao &tx, contrato::Notificacao n, const Fecho &fecho);

} // namespace notificacoes
