// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dianatela.h"

#include <QPoint>
#include <QRect>
#include <QSize>

namespace ui {

// Where things of the day are, in pixels of the content: the area below the header and right of the hours, unscrolled.
class GeometriaDoDia
{
public:
    static constexpr int alturaCabecalho = 48, larguraHoras = 53, margemTopo = 4, margemFundo = 20;
    static constexpr int meiaHoraMinima = 26, colunaMinima = 184;

    GeometriaDoDia() = default;
    GeometriaDoDia(const DiaNaTela &dia, int larguraDisponivel);

    [[nodiscard]] int de() const { return m_de; }
    [[nodiscard]] int ate() const { return m_ate; }
    [[nodiscard]] QSize tamanho() const;
    [[nodiscard]] int y(int minutos) const; // top of that minute
    [[nodiscard]] QRect coluna(int indice) const;
    [[nodiscard]] QRect celula(int coluna, const CelulaDoDia &celula) const;
    [[nodiscard]] LugarNoDia lugarEm(const DiaNaTela &dia, QPoint ponto) const;

private:
    int m_de = 8 * 60, m_ate = 19 * 60;
    int m_meiaHora = meiaHoraMinima;
    int m_colunas = 0, m_largura = 0;
};

} // namespace ui
