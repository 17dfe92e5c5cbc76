// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/programa.h>

int main(int argc, char **argv)
{
    return app::executar(argc, argv);
}
