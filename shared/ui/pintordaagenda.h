// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "visaoagendadia.h"

namespace ui {

// Paints the day view: grid, header, cells, the line of now. Holds nothing between two paintings.
class PintorDaAgenda
{
public:
    PintorDaAgenda(const VisaoAgendaDia &visao, QPainter &pintor);
    void pintar(const QRect &sujo);

    static constexpr int alturaDoCabecalho = 48, larguraDasHoras = 53;
    static constexpr qreal pxPorMinuto = 26.0 / 30.0;
    static constexpr int larguraMinima = 206;

private:
    void pintarGrade(const QRect &sujo);
    void pintarCabecalho();
    void pintarHoras();
    void pintarAgora();
    void pintarItem(const modelos::ColunaDoDia &coluna, const modelos::ItemDoDia &item, const QRect &r);
    void pintarConsulta(const contrato::Consulta &consulta, const QRect &r);
    void pintarBloqueio(const modelos::ItemDoDia &item, const QRect &r);
    void pintarLivre(const QRect &r, bool escrito);
    void pintarVazio();
    const VisaoAgendaDia &m_v;
    QPainter &m_p;
};

} // namespace ui
