// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <medico/programa.h>

int main(int argc, char **argv)
{
    return medico::executar(argc, argv);
}
