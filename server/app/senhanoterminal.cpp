// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "senhanoterminal.h"

#include "entradas.h"

#include <cstdio>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace app {

namespace {

constexpr qsizetype linhaMaxima = 4'096; // bytes; no password is as long

// Without its end; nothing where the input is over or the line is too long.
std::optional<QByteArray> lerLinha(std::istream &entrada)
{
    QByteArray linha;
    char c = 0;
    bool alguma = false;
    while (entrada.get(c) && c != '\n') {
        alguma = true;
        if (linha.size() == linhaMaxima)
            return std::nullopt;
        linha += c;
    }
    if (linha.endsWith('\r'))
        linha.chop(1);
    return alguma || entrada.good() ? std::optional(linha) : std::nullopt;
}

} // namespace

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
    const auto linha = lerLinha(std::cin);
    if (terminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &antes);
        std::fputc('\n', stderr);
    }
    if (!linha || linha->isEmpty())
        return std::nullopt;
    return textoUtf8(*linha);
}

} // namespace app
