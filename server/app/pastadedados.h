// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuracao.h"

namespace app {

// What was open to other users of this computer, and is no more.
struct Apertados {
    static constexpr qsizetype nomesMaximo = 20;
    int quantos = 0;
    QStringList nomes; // the first ones, relative to the data folder; "." is the folder itself
};

// Makes the data folder where it is missing (0700), and closes it to everybody else: folders 0700, files 0600, and the
// SQLite files that the configuration has elsewhere. Refused: a folder of another user, and a symbolic link to it that
// another user made. Links inside the folder and files of other users are left as they are.
[[nodiscard]] std::expected<Apertados, ErroDeConfiguracao> prepararPastaDeDados(const Configuracao &configuracao);

// The same refusals, changing nothing. A folder that is missing is fine.
[[nodiscard]] std::expected<void, ErroDeConfiguracao> conferirPastaDeDados(const Configuracao &configuracao);

} // namespace app
