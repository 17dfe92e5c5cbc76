// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../servidor.h"

namespace app {

struct DemoFeita {
    QString senhaFeita; // the password made at random; empty where it came from AGENDA_DEMO_SENHA or nothing was made
};

// Fills an empty server with the demo clinic around the clock's today; one that has people already is left as it is.
[[nodiscard]] dominio::Resultado<DemoFeita> prepararDemo(Servidor &servidor, const dominio::Relogio &relogio,
                                                         nucleo::Registro &registro);

} // namespace app
