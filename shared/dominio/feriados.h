// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>

namespace dominio {

// Easter Sunday in the Gregorian calendar (the anonymous algorithm, as in Meeus, Astronomical Algorithms, ch. 8).
[[nodiscard]] QDate pascoa(int ano);

struct Feriado {
    QDate data;
    const char *nome;         // Portuguese, UTF-8
    bool facultativo = false; // Carnival, Corpus Christi: optional days, on which agendas stay open
};

// Brazil's national holidays of a year, by date: Lei 662/1949 with 6.802/1980 and 10.607/2002, Good Friday, and 20/11
// from 2024 on (Lei 14.759/2023).
[[nodiscard]] QList<Feriado> feriadosNacionais(int ano);

} // namespace dominio
