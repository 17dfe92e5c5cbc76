// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>

namespace ui {

// A button with a small triangle that opens its menu: "Unidade Centro ▾". Elides its text when there is no room.
class BotaoDeMenu : public QPushButton
{
    Q_OBJECT
public:
    explicit BotaoDeMenu(const QString &texto, QWidget *pai = nullptr);
    void usarTexto(const QString &texto);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *evento) override;
};

} // namespace ui
