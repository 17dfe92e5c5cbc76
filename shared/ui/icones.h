// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPainterPath>

class QPainter;
class QRectF;

namespace ui {

// The programs' own small icons, drawn as paths on a 16×16 grid: sharp at every scale, in any colour.
enum class Icone {
    Relogio,
    Certo,
    DuploCerto,
    Pessoa,
    Iniciar,
    Cruz,
    Seta,
    Raio,
    Ponto,
    Lupa,
    SetaEsquerda,
    SetaDireita,
    SetaAbaixo,
    Telefone,
    Alerta,
    SemRede,
    Risco
};

void desenharIcone(QPainter &pintor, Icone icone, const QRectF &area, const QColor &cor);
[[nodiscard]] QIcon iconeEmCor(Icone icone, const QColor &cor, int tamanho = 16);

} // namespace ui
