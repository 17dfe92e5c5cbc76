// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All resources of the API, for those who use several.
#include "apiagenda.h"
#include "apiconsultas.h"
#include "apimedicos.h"
#include "apinotificacoes.h"
#include "apipacientes.h"
#include "apiunidades.h"
