// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cores.h"

#include <QString>
#include <QWidget>

class QPainter;

namespace ui {

// A key as it is drawn beside what it does: "F2" in a small rounded frame.
void desenharTecla(QPainter &pintor, const QRectF &area, const QString &texto, const QColor &tinta, const QColor &borda,
                   const QColor &fundo);
[[nodiscard]] QSize tamanhoDaTecla(const QString &texto);

// The same with its word after it, as in the foot: [F2] marcar.
class TeclaComPalavra : public QWidget
{
    Q_OBJECT
public:
    TeclaComPalavra(const QString &tecla, const QString &palavra, QWidget *pai = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }
    [[nodiscard]] const QString &tecla() const { return m_tecla; }

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    QString m_tecla, m_palavra;
};

} // namespace ui
