// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cores.h"

namespace ui {

// The style sheet of the whole application, made from the colour tokens. Widgets ask for a look by the dynamic property
// "papel": titulo, secundario, legenda, erro, primario, discreto, cartao, barra, rodape, painel.
[[nodiscard]] QString folhaDeEstilo(const Cores &cores);

} // namespace ui
