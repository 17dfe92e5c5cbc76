// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "feriados.h"

#include <algorithm>

namespace dominio {

QDate pascoa(int ano)
{
    const int a = ano % 19, b = ano / 100, c = ano % 100, d = b / 4, e = b % 4, f = (b + 8) / 25;
    const int g = (b - f + 1) / 3, h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    const int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return QDate(ano, n / 31, n % 31 + 1);
}

QList<Feriado> feriadosNacionais(int ano)
{
    const QDate domingo = pascoa(ano);
    QList<Feriado> lista{{QDate(ano, 1, 1), "Confraternização Universal"},
                         {domingo.addDays(-48), "Carnaval", true},
                         {domingo.addDays(-47), "Carnaval", true},
                         {domingo.addDays(-2), "Paixão de Cristo"},
                         {QDate(ano, 4, 21), "Tiradentes"},
                         {QDate(ano, 5, 1), "Dia do Trabalho"},
                         {domingo.addDays(60), "Corpus Christi", true},
                         {QDate(ano, 9, 7), "Independência do Brasil"},
                         {QDate(ano, 10, 12), "Nossa Senhora Aparecida"},
                         {QDate(ano, 11, 2), "Finados"},
                         {QDate(ano, 11, 15), "Proclamação da República"},
                         {QDate(ano, 12, 25), "Natal"}};
    if (ano >= 2024)
        lista << Feriado{QDate(ano, 11, 20), "Dia Nacional de Zumbi e da Consciência Negra"};
    std::sort(lista.begin(), lista.end(), [](const Feriado &a, const Feriado &b) { return a.data < b.data; });
    return lista;
}

} // namespace dominio
