// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <recepcao/programa.h>

int main(int argc, char **argv)
{
    return recepcao::executar(argc, argv);
}
