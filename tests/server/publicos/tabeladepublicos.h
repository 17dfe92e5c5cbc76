// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/banco.h>

#include <QString>

namespace publicos_teste {

// Asks for each event of the outbox and each kind of account whether it may see it, and compares with a table of every
// type that the server publishes. Whoever publishes a new type adds its line there; without it every test of the module
// that publishes it fails. Empty where all is as it should be, else the first event that is not, or that the outbox
// cannot be read. A test that publishes nothing passes; the line of a type that no test publishes is held by none.
[[nodiscard]] QString conferirPublicos(nucleo::Banco &banco);

} // namespace publicos_teste
