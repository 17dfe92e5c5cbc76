// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programa.h"

#include "linhadecomando.h"

#include <QCoreApplication>

#include <cstdio>

namespace app
{

int executar(int argc, char **argv)
{
    // Qt's own poll loop serves many idle connections better than GLib's.
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication aplicacao(argc, argv);
    const auto comando =
        lerLinhaDeComando(QCoreApplication::arguments().mid(1), QProcessEnvironment::systemEnvironment());
    if (!comando) {
        std::fprintf(stderr, "agenda-servidor: %s\n", qUtf8Printable(comando.error().texto()));
        return 2;
    }
    return 0;
}

} // namespace app
