// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../cores.h"
#include "geometriadodia.h"

#include <QCoreApplication>
#include <QFont>

class QPainter;

namespace ui {

// Draws the parts of the day. Holds no state of its own but fonts: the same for every frame.
class PintorDoDia
{
    Q_DECLARE_TR_FUNCTIONS(ui::PintorDoDia)

public:
    PintorDoDia();
    void cabecalho(QPainter &p, const Cores &c, const QRect &area, const ColunaDoDia &coluna) const;
    void horas(QPainter &p, const Cores &c, const GeometriaDoDia &g, const QRect &area) const;
    void linhas(QPainter &p, const Cores &c, const GeometriaDoDia &g, int colunas) const;
    void linhaDeAgora(QPainter &p, const Cores &c, int y, int largura) const;
    void etiquetaDeAgora(QPainter &p, const Cores &c, const QRect &area, const QString &hora) const;
    // brilho 0..1: how fresh a change is.
    void celula(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula, qreal brilho) const;
    // A run of free times is one dashed box.
    void livres(QPainter &p, const Cores &c, const QRect &area) const;
    void anel(QPainter &p, const Cores &c, const QRect &area) const;
    void esqueleto(QPainter &p, const Cores &c, const QRect &area) const;

    // The state as the cell says it: "Presente 12 min", "Encaixe".
    [[nodiscard]] static QString estado(const CelulaDoDia &celula);

private:
    void bloqueio(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula) const;
    void fundo(QPainter &p, const Cores &c, const QRect &area, const CelulaDoDia &celula) const;
    // Gives the x where the state begins.
    [[nodiscard]] int desenharEstado(QPainter &p, const Cores &c, const QRect &linha, const CelulaDoDia &celula) const;

    QFont m_nome, m_estado, m_pequena, m_titulo, m_secundaria, m_agora;
};

} // namespace ui
