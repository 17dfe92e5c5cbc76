// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "indicadoraovivo.h"

#include "cores.h"
#include "fontes.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

IndicadorAoVivo::IndicadorAoVivo(QWidget *pai) : QWidget(pai)
{
    setObjectName(QStringLiteral("indicadorAoVivo"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    mostrar(false);
}

void IndicadorAoVivo::mostrar(bool aoVivo)
{
    m_aoVivo = aoVivo;
    setAccessibleName(texto());
    setToolTip(aoVivo ? tr("Mudanças aparecem aqui na hora") : tr("Procurando o servidor"));
    updateGeometry();
    update();
}

QString IndicadorAoVivo::texto() const
{
    return m_aoVivo ? tr("ao vivo") : tr("conectando…");
}

QSize IndicadorAoVivo::sizeHint() const
{
    return {QFontMetrics(fonte()).horizontalAdvance(texto()) + 16, 28};
}

void IndicadorAoVivo::paintEvent(QPaintEvent *)
{
    const Cores &c = coresDe(this);
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF ponto(0.5, height() / 2.0 - 4, 8, 8);
    if (m_aoVivo) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.aoVivo);
    } else {
        p.setPen(QPen(c.texto3, 1.5)); // a ring, not only another colour
        p.setBrush(Qt::NoBrush);
    }
    p.drawEllipse(ponto);
    p.setFont(fonte());
    p.setPen(c.texto2);
    p.drawText(rect().adjusted(14, 0, 0, 0), Qt::AlignVCenter, texto());
}

} // namespace ui
