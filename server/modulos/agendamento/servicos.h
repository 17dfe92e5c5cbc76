// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ajustes.h"
#include "vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>
#include <nucleo/http/corpos.h>

namespace agendamento {

class Oferta;

// What the use cases work with. Owned by the module, outlives every request.
struct Servicos {
    nucleo::Banco &banco;
    const dominio::Relogio &relogio;
    Pessoas &vizinhos;
    Oferta &oferta;
    nucleo::Corpos &corpos;
    Ajustes ajustes;
};

} // namespace agendamento
