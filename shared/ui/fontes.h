// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QString>

class QPainter;
class QRectF;

namespace ui {

// Sizes in logical pixels: the whole layout is on a 4 px grid of the same unit, and the screen's scale enlarges both.
inline constexpr int tamanhoBase = 13, tamanhoMenor = 12, tamanhoMinimo = 11, tamanhoTitulo = 15;

// Inter where it is installed, else Segoe UI, else what the system has.
[[nodiscard]] QFont fonte(int tamanho = tamanhoBase, QFont::Weight peso = QFont::Normal);

// Draws a text whose digits all take the same width, so that columns of times line up (Inter's own digits do not, and
// Qt chooses font features only from 6.7 on).
void desenharAlgarismos(QPainter &pintor, const QRectF &area, Qt::Alignment alinhamento, const QString &texto);
[[nodiscard]] qreal larguraDosAlgarismos(const QFont &fonte, const QString &texto);

} // namespace ui
