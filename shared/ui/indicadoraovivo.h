// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace ui {

// "● ao vivo": whether what is on the screen is current.
class IndicadorAoVivo : public QWidget
{
    Q_OBJECT
public:
    explicit IndicadorAoVivo(QWidget *pai = nullptr);
    void mostrar(bool aoVivo);
    [[nodiscard]] QString texto() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    bool m_aoVivo = false;
};

} // namespace ui
