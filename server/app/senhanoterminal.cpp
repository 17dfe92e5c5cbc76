// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "senhanoterminal.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <termios.h>
#include <unistd.h>

namespace app {

std::optional<QString> lerSenha(const char *pergunta)
{
    const bool terminal = ::isatty(STDIN_FILENO) != 0;
    termios antes{};
    if (terminal) {
        std::fprintf(stderr, "%s", pergunta);
        ::tcgetattr(STDIN_FILENO, &antes);
        termios semEco = antes;
        semEco.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &semEco);
    }
    std::string linha;
    const bool leu = bool(std::getline(std::cin, linha));
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &antes);
        std::fputc('\n', stderr);
    }
    if (!leu || linha.empty())
        return std::nullopt;
    if (linha.back() == '\r')
        linha.pop_back();
    return QString::fromStdString(linha);
}

} // namespace app
