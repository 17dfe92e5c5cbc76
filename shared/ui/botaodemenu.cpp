// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "botaodemenu.h"

#include "cores.h"
#include "fontes.h"
#include "icones.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {
constexpr int margem = 11, triangulo = 9, vao = 4, larguraMaxima = 190;
}

BotaoDeMenu::BotaoDeMenu(const QString &texto, QWidget *pai) : QPushButton(pai)
{
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    usarTexto(texto);
}

void BotaoDeMenu::usarTexto(const QString &texto)
{
    setText(texto);
    setToolTip(texto);
    setAccessibleName(texto);
    updateGeometry();
}

QSize BotaoDeMenu::sizeHint() const
{
    const int texto = QFontMetrics(fonte()).horizontalAdvance(text());
    return {std::min(texto, larguraMaxima) + 2 * margem + vao + triangulo, 28};
}

QSize BotaoDeMenu::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 84), 28};
}

void BotaoDeMenu::paintEvent(QPaintEvent *)
{
    const Cores &c = coresDe(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const bool sobre = underMouse() || isDown();
    p.setPen(QPen(hasFocus() ? c.destaque : sobre ? c.linhaForte : c.linha, hasFocus() ? 2 : 1));
    p.setBrush(sobre ? c.superficie2 : c.superficie);
    const qreal d = hasFocus() ? 1 : 0.5;
    p.drawRoundedRect(QRectF(rect()).adjusted(d, d, -d, -d), 6, 6);
    p.setFont(fonte());
    p.setPen(isEnabled() ? c.texto : c.texto3);
    const QRect area = rect().adjusted(margem, 0, -margem - triangulo - vao, 0);
    const QString texto = QFontMetrics(fonte()).elidedText(text(), Qt::ElideRight, area.width() + 1);
    p.drawText(area.adjusted(0, 0, 2, 0), Qt::AlignVCenter, texto);
    desenharIcone(p, Icone::SetaAbaixo,
                  QRectF(width() - margem - triangulo + 1, height() / 2.0 - triangulo / 2.0, triangulo, triangulo),
                  c.texto);
}

} // namespace ui
