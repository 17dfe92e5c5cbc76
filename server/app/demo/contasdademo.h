// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace app {

// The accounts that a person can sign in with to the demo clinic. Nobody else has such an address: ".local" is no
// domain that mail goes to.
[[nodiscard]] inline QStringList contasDaDemo()
{
    return {QStringLiteral("admin@demo.local"), QStringLiteral("recepcao@demo.local"),
            QStringLiteral("medico@demo.local"), QStringLiteral("paciente@demo.local")};
}

} // namespace app
