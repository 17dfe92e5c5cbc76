// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace apoio {

// What must hold in the appointments' database at any moment, whatever was done: each SELECT counts what breaks it, in
// words that both engines understand.
struct Invariante {
    const char *nome;
    const char *sql;
};
[[nodiscard]] const QList<Invariante> &invariantes();

} // namespace apoio
