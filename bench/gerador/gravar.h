// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clinica.h"
#include "destino.h"

namespace gerador {

// Accounts with what they are found by: auth's database.
void gravarPessoas(const Clinica &clinica, Destino &destino);
// Units, agendas, appointments with every step of their history, occupied times: agendamento's database.
void gravarAgendamento(const Clinica &clinica, Destino &destino);

} // namespace gerador
