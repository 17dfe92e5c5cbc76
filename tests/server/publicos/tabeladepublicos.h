// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/banco.h>

#include <QSet>
#include <QString>

namespace publicos_teste {

// Every type of event that the server publishes, with those who may see it. Whoever publishes a new type adds its line
// to the table; without it every test of the module that publishes it fails.
[[nodiscard]] QSet<QByteArray> tiposConhecidos();

// Asks for each event of the outbox and each kind of account whether it may see it, and compares with the table. Empty
// where all is as it should be, else the first event that is not. Nothing is said of a database that cannot be read.
[[nodiscard]] QString conferirPublicos(nucleo::Banco &banco);

} // namespace publicos_teste
