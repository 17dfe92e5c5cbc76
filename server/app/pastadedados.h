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

// Makes the data folder where it is missing (0700), and closes it to everybody else, together with what the server
// itself makes there: databases, keys, written mails, the log, the demo's password; and the SQLite files that the
// configuration has elsewhere. Nothing else inside is touched, nor links, nor files of other users.
// Refused: a folder of another user, a symbolic link to it that another user made, and a folder that holds other things
// and nothing of the server's.
[[nodiscard]] std::expected<Apertados, ErroDeConfiguracao> prepararPastaDeDados(const Configuracao &configuracao);

// The same refusals, changing nothing. A folder that is missing is fine.
[[nodiscard]] std::expected<void, ErroDeConfiguracao> conferirPastaDeDados(const Configuracao &configuracao);

} // namespace app
