// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace ui {

// A button that shows the key it answers to. The key works in the whole window while the button can be pressed.
class BotaoComAtalho : public QPushButton
{
    Q_OBJECT
public:
    enum class Estilo { Comum, Primario, Perigo };

    BotaoComAtalho(const QString &texto, const QKeySequence &atalho, QWidget *pai = nullptr);
    void usarEstilo(Estilo estilo);
    void usarBaixo(bool baixo); // 24 px instead of 28
    // The key is shown, but someone else listens to it (a list whose current row is meant).
    void soMostrarAtalho();
    [[nodiscard]] const QKeySequence &atalho() const { return m_atalho; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *evento) override;
    bool event(QEvent *evento) override;

private:
    [[nodiscard]] QString tecla() const;
    QKeySequence m_atalho;
    Estilo m_estilo = Estilo::Comum;
    bool m_baixo = false;
};

} // namespace ui
