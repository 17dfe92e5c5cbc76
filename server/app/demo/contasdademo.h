// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>

#include <QList>

namespace app {

struct ContaDaDemo {
    QString email;
    dominio::Perfil perfil;
};

// The accounts by which the data of a demo clinic is known. Only an administrator can make accounts of these profiles;
// a patient or a doctor could sign up anywhere with an e-mail of the demo clinic's.
[[nodiscard]] inline QList<ContaDaDemo> contasDaDemo()
{
    return {{QStringLiteral("admin@demo.local"), dominio::Perfil::Admin},
            {QStringLiteral("recepcao@demo.local"), dominio::Perfil::Recepcionista}};
}

} // namespace app
