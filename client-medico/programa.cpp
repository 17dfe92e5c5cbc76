// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "programa.h"

#include "janelamedico.h"

#include <ui/inicio.h>

#include <QApplication>

namespace medico {

int executar(int argc, char **argv)
{
    QApplication aplicacao(argc, argv);
    const ui::Inicio inicio(aplicacao, QStringLiteral("agenda-medico"));
    JanelaMedico janela(inicio.servidor());
    janela.show();
    janela.comecar();
    return QApplication::exec();
}

} // namespace medico
