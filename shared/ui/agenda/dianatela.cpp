// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dianatela.h"

#include <algorithm>

namespace ui {

namespace {

bool antes(const CelulaDoDia &a, const CelulaDoDia &b)
{
    return std::tie(a.de, a.ate, a.id) < std::tie(b.de, b.ate, b.id);
}

bool sobrepoe(const CelulaDoDia &a, const CelulaDoDia &b)
{
    return a.de < b.ate && b.de < a.ate;
}

// Gives each cell of one group of overlapping ones the first lane that is free at its start.
void distribuir(QList<CelulaDoDia> &celulas, qsizetype primeira, qsizetype fim)
{
    QList<int> livresEm; // per lane: the minute from which it is free
    for (qsizetype i = primeira; i < fim; ++i) {
        const auto lugar = std::ranges::find_if(livresEm, [&](int livre) { return livre <= celulas[i].de; });
        celulas[i].faixa = int(lugar - livresEm.begin());
        if (lugar == livresEm.end())
            livresEm.append(celulas[i].ate);
        else
            *lugar = celulas[i].ate;
    }
    for (qsizetype i = primeira; i < fim; ++i)
        celulas[i].faixas = int(livresEm.size());
}

LugarNoDia paraOLado(const DiaNaTela &dia, LugarNoDia de, int sentido)
{
    const int minuto = dia.em(de) ? dia.em(de)->de : 0;
    for (int coluna = de.coluna + sentido; coluna >= 0 && coluna < dia.colunas.size(); coluna += sentido)
        if (const LugarNoDia lugar = maisPerto(dia, coluna, minuto); lugar.valido())
            return lugar;
    return de;
}

LugarNoDia primeiroLugar(const DiaNaTela &dia)
{
    for (int coluna = 0; coluna < dia.colunas.size(); ++coluna)
        if (!dia.colunas[coluna].celulas.isEmpty())
            return {coluna, 0};
    return {};
}

} // namespace

const CelulaDoDia *DiaNaTela::em(const LugarNoDia &lugar) const
{
    if (lugar.coluna < 0 || lugar.coluna >= colunas.size())
        return nullptr;
    const auto &celulas = colunas[lugar.coluna].celulas;
    return lugar.celula < 0 || lugar.celula >= celulas.size() ? nullptr : &celulas[lugar.celula];
}

LugarNoDia DiaNaTela::lugarDe(const QString &colunaId, const QString &chave) const
{
    for (int c = 0; c < colunas.size(); ++c) {
        if (colunas[c].id != colunaId)
            continue;
        for (int i = 0; i < colunas[c].celulas.size(); ++i)
            if (colunas[c].celulas[i].chave() == chave)
                return {c, i};
    }
    return {};
}

std::pair<int, int> DiaNaTela::limites() const
{
    int de = 8 * 60, ate = 19 * 60;
    for (const ColunaDoDia &coluna : colunas) {
        for (const CelulaDoDia &celula : coluna.celulas) {
            de = std::min(de, celula.de / 60 * 60);
            ate = std::max(ate, (celula.ate + 59) / 60 * 60);
        }
    }
    return {de, ate};
}

void arrumar(ColunaDoDia &coluna)
{
    auto &celulas = coluna.celulas;
    std::ranges::sort(celulas, antes);
    const auto coberta = [&](const CelulaDoDia &livre) {
        return livre.tipo == CelulaDoDia::Tipo::Livre && std::ranges::any_of(celulas, [&](const CelulaDoDia &outra) {
                   return outra.tipo != CelulaDoDia::Tipo::Livre && sobrepoe(livre, outra);
               });
    };
    QList<CelulaDoDia> restam;
    for (const CelulaDoDia &celula : std::as_const(celulas))
        if (!coberta(celula))
            restam << celula;
    celulas = restam;
    for (qsizetype inicio = 0; inicio < celulas.size();) {
        int ate = celulas[inicio].ate;
        qsizetype fim = inicio + 1;
        for (; fim < celulas.size() && celulas[fim].de < ate; ++fim)
            ate = std::max(ate, celulas[fim].ate);
        distribuir(celulas, inicio, fim);
        inicio = fim;
    }
}

LugarNoDia maisPerto(const DiaNaTela &dia, int coluna, int minuto)
{
    if (coluna < 0 || coluna >= dia.colunas.size())
        return {};
    const auto &celulas = dia.colunas[coluna].celulas;
    LugarNoDia melhor;
    int menor = std::numeric_limits<int>::max();
    for (int i = 0; i < celulas.size(); ++i) {
        const CelulaDoDia &c = celulas[i];
        const int distancia = minuto < c.de ? c.de - minuto : minuto >= c.ate ? minuto - c.ate + 1 : 0;
        if (distancia < menor) {
            menor = distancia;
            melhor = {coluna, i};
        }
    }
    return melhor;
}

LugarNoDia andar(const DiaNaTela &dia, LugarNoDia de, Passo passo)
{
    if (!dia.em(de))
        return primeiroLugar(dia);
    const int ultima = int(dia.colunas[de.coluna].celulas.size()) - 1;
    switch (passo) {
    case Passo::Acima:
        return {de.coluna, std::max(0, de.celula - 1)};
    case Passo::Abaixo:
        return {de.coluna, std::min(ultima, de.celula + 1)};
    case Passo::Primeira:
        return {de.coluna, 0};
    case Passo::Ultima:
        return {de.coluna, ultima};
    case Passo::Esquerda:
        return paraOLado(dia, de, -1);
    case Passo::Direita:
        return paraOLado(dia, de, +1);
    }
    return de;
}

QString horaDoDia(int minutos)
{
    return QStringLiteral("%1:%2").arg(minutos / 60, 2, 10, QLatin1Char('0')).arg(minutos % 60, 2, 10, QLatin1Char('0'));
}

} // namespace ui
