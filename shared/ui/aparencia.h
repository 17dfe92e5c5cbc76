// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cores.h"
#include "icones.h"

#include <QCoreApplication>

namespace ui {

// How a state looks: always a word, an icon and a colour together.
struct Aparencia {
    Icone icone = Icone::Certo;
    QString palavra; // "Em atendimento"
    QString curta;   // "Em atend.", for narrow cells
    ParDeCores cores;
    bool contorno = false; // drawn as an outline on the surface instead of a ground
    bool riscado = false;  // the name is struck through
    bool apagado = false;  // the name steps back, too
};

// The words of the states; a class for the sake of tr().
class AparenciaDasSituacoes
{
    Q_DECLARE_TR_FUNCTIONS(ui::AparenciaDasSituacoes)

public:
    [[nodiscard]] static Aparencia de(dominio::Situacao situacao, const Cores &cores);
    [[nodiscard]] static QString palavra(dominio::Situacao situacao);
    [[nodiscard]] static QString encaixe();               // "Encaixe"
    [[nodiscard]] static QString presenteHa(int minutos); // "Presente 12 min"
};

} // namespace ui
