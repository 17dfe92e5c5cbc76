// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tecla.h"

#include "fontes.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {
constexpr int alturaDaTecla = 16, vao = 4;
}

QSize tamanhoDaTecla(const QString &texto)
{
    const int largura = QFontMetrics(fonte(tamanhoMinimo)).horizontalAdvance(texto) + 10;
    return {std::max(largura, alturaDaTecla), alturaDaTecla};
}

void desenharTecla(QPainter &p, const QRectF &area, const QString &texto, const QColor &tinta, const QColor &borda,
                   const QColor &fundo)
{
    p.save();
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(borda, 1));
    p.setBrush(fundo);
    p.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 3.5, 3.5);
    p.setFont(fonte(tamanhoMinimo));
    p.setPen(tinta);
    p.drawText(area, Qt::AlignCenter, texto);
    p.restore();
}

TeclaComPalavra::TeclaComPalavra(const QString &tecla, const QString &palavra, QWidget *pai) :
    QWidget(pai), m_tecla(tecla), m_palavra(palavra)
{
    setAccessibleName(palavra + QStringLiteral(": ") + tecla);
}

QSize TeclaComPalavra::sizeHint() const
{
    const int palavra = QFontMetrics(fonte(tamanhoMenor)).horizontalAdvance(m_palavra);
    return {tamanhoDaTecla(m_tecla).width() + vao + palavra + 1, 20};
}

void TeclaComPalavra::paintEvent(QPaintEvent *)
{
    const Cores &c = coresDe(this);
    QPainter p(this);
    const QSize tamanho = tamanhoDaTecla(m_tecla);
    desenharTecla(p, QRectF(QPointF(0, (height() - tamanho.height()) / 2), tamanho), m_tecla, c.texto2, c.linha,
                  c.superficie2);
    p.setFont(fonte(tamanhoMenor));
    p.setPen(c.texto2);
    p.drawText(rect().adjusted(tamanho.width() + vao, 0, 0, 0), Qt::AlignVCenter, m_palavra);
}

} // namespace ui
