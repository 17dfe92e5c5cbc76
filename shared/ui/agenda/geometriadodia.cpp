// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometriadodia.h"

#include <algorithm>

namespace ui {

namespace {

// So many pixels for half an hour that the shortest appointment still holds a line of text.
int meiaHoraPara(const DiaNaTela &dia)
{
    int menor = 30;
    for (const ColunaDoDia &coluna : dia.colunas)
        for (const CelulaDoDia &celula : coluna.celulas)
            if (celula.tipo != CelulaDoDia::Tipo::Bloqueio)
                menor = std::min(menor, std::max(10, celula.ate - celula.de));
    constexpr int linha = 24;
    return std::max(GeometriaDoDia::meiaHoraMinima, (linha * 30 + menor - 1) / menor);
}

} // namespace

GeometriaDoDia::GeometriaDoDia(const DiaNaTela &dia, int larguraDisponivel) :
    m_meiaHora(meiaHoraPara(dia)), m_colunas(int(dia.colunas.size()))
{
    std::tie(m_de, m_ate) = dia.limites();
    m_largura = std::max(larguraDisponivel, m_colunas * colunaMinima);
}

QSize GeometriaDoDia::tamanho() const
{
    return {m_largura, y(m_ate) + margemFundo};
}

int GeometriaDoDia::y(int minutos) const
{
    return margemTopo + (minutos - m_de) * m_meiaHora / 30;
}

QRect GeometriaDoDia::coluna(int indice) const
{
    if (m_colunas == 0)
        return {};
    // Whole pixels that add up to the full width.
    const int esquerda = indice * m_largura / m_colunas, direita = (indice + 1) * m_largura / m_colunas;
    return {esquerda, 0, direita - esquerda, y(m_ate) + margemFundo};
}

QRect GeometriaDoDia::celula(int indice, const CelulaDoDia &celula) const
{
    const QRect c = coluna(indice);
    const int util = c.width() - 8; // 3 px after the column's line, 5 before the next
    const int esquerda = c.left() + 3 + util * celula.faixa / celula.faixas;
    const int direita = c.left() + 3 + util * (celula.faixa + 1) / celula.faixas - (celula.faixas > 1 ? 2 : 0);
    const int topo = y(celula.de), fundo = y(celula.ate) - 3;
    return {esquerda, topo, direita - esquerda, std::max(fundo - topo, 10)};
}

LugarNoDia GeometriaDoDia::lugarEm(const DiaNaTela &dia, QPoint ponto) const
{
    for (int c = 0; c < dia.colunas.size(); ++c) {
        if (!coluna(c).contains(ponto))
            continue;
        const auto &celulas = dia.colunas[c].celulas;
        for (int i = 0; i < celulas.size(); ++i)
            if (celula(c, celulas[i]).adjusted(0, 0, 0, 3).contains(ponto))
                return {c, i};
    }
    return {};
}

} // namespace ui
