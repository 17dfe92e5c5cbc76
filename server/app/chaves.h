// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuracao.h"

#include <QList>

#include <functional>

namespace app {

// One line of the table of keys: where it stands in the file, how its text becomes a value and back.
struct Chave {
    QLatin1String secao, nome;
    bool segredo;
    // Gives the problem in words, or an empty text where the value was taken.
    std::function<QString(Configuracao &, const QString &)> tomar;
    std::function<QString(const Configuracao &)> mostrar;
    [[nodiscard]] QString caminho() const { return secao + QLatin1Char('.') + nome; }
    [[nodiscard]] QString variavel() const; // "AGENDA_BANCO_USUARIOS"
};

[[nodiscard]] const QList<Chave> &chavesDeConfiguracao();

} // namespace app
