// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QMap>
#include <QWidget>

namespace ui {

// A month at a glance: choose a day by mouse or arrows; the shade says how full a day is, where that is known.
class MiniCalendario : public QWidget
{
    Q_OBJECT
public:
    explicit MiniCalendario(QWidget *pai = nullptr);
    void mostrar(QDate dia); // selected, and its month
    void usarHoje(QDate hoje);
    void usarOcupacao(const QMap<QDate, double> &ocupacao); // 0 free … 1 full; days left out have no shade
    [[nodiscard]] QDate dia() const { return m_dia; }
    [[nodiscard]] QDate mes() const { return m_mes; } // its first day
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void escolheu(QDate dia);
    void mudouMes(QDate primeiroDia);

protected:
    void paintEvent(QPaintEvent *evento) override;
    void mousePressEvent(QMouseEvent *evento) override;
    void keyPressEvent(QKeyEvent *evento) override;
    void wheelEvent(QWheelEvent *evento) override;
    bool event(QEvent *evento) override;

private:
    void irPara(QDate dia);
    void mudarMes(int meses);
    [[nodiscard]] QDate primeiroDaGrade() const;
    [[nodiscard]] QRect celula(QDate dia) const;
    [[nodiscard]] QDate diaEm(QPoint ponto) const;
    void pintarDia(class QPainter &p, QDate dia) const;

    QDate m_dia, m_mes, m_hoje, m_cursor;
    QMap<QDate, double> m_ocupacao;
};

} // namespace ui
