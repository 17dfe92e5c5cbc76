// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "botaocomatalho.h"

#include "fontes.h"
#include "tecla.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {

constexpr int margem = 10, vao = 8;

struct Tintas {
    QColor fundo, borda, texto, tecla, bordaDaTecla, fundoDaTecla;
};

Tintas tintasDe(const Cores &c, BotaoComAtalho::Estilo estilo, bool ligado, bool sobre)
{
    using Estilo = BotaoComAtalho::Estilo;
    if (!ligado)
        return {c.superficie2, c.linha, c.texto3, c.texto3, c.linha, c.superficie2};
    if (estilo == Estilo::Primario) {
        const QColor fundo = sobre ? c.destaqueForte : c.destaque;
        QColor borda = c.sobreDestaque;
        borda.setAlphaF(0.7f);
        return {fundo, fundo, c.sobreDestaque, c.sobreDestaque, borda, fundo};
    }
    if (estilo == Estilo::Perigo)
        return {sobre ? c.erro.fundo : c.superficie, c.erro.texto, c.erro.texto, c.erro.texto, c.erro.texto,
                sobre ? c.erro.fundo : c.superficie};
    return {sobre ? c.superficie2 : c.superficie,
            sobre ? c.linhaForte : c.linha,
            c.texto,
            c.texto2,
            c.linha,
            c.superficie2};
}

} // namespace

BotaoComAtalho::BotaoComAtalho(const QString &texto, const QKeySequence &atalho, QWidget *pai) :
    QPushButton(texto, pai), m_atalho(atalho)
{
    setShortcut(atalho);
    setAccessibleName(texto);
    setAccessibleDescription(tecla());
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void BotaoComAtalho::usarEstilo(Estilo estilo)
{
    m_estilo = estilo;
    updateGeometry();
    update();
}

void BotaoComAtalho::usarBaixo(bool baixo)
{
    m_baixo = baixo;
    updateGeometry();
}

void BotaoComAtalho::soMostrarAtalho()
{
    setShortcut({});
}

QString BotaoComAtalho::tecla() const
{
    return m_atalho.toString(QKeySequence::NativeText);
}

QSize BotaoComAtalho::sizeHint() const
{
    const QFontMetrics metrica(fonte(tamanhoBase, m_estilo == Estilo::Primario ? QFont::DemiBold : QFont::Normal));
    int largura = metrica.horizontalAdvance(text()) + 2 * margem + 2;
    if (!m_atalho.isEmpty())
        largura += vao + tamanhoDaTecla(tecla()).width();
    return {largura, m_baixo ? 24 : 28};
}

QSize BotaoComAtalho::minimumSizeHint() const
{
    return sizeHint();
}

bool BotaoComAtalho::event(QEvent *evento)
{
    // A text set anew must be what a screen reader says.
    if (evento->type() == QEvent::Polish)
        setAccessibleName(text());
    return QPushButton::event(evento);
}

void BotaoComAtalho::paintEvent(QPaintEvent *)
{
    const Cores &c = coresDe(this);
    const Tintas t = tintasDe(c, m_estilo, isEnabled(), underMouse() || isDown());
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(QPen(t.borda, 1));
    p.setBrush(t.fundo);
    p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    if (hasFocus()) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(m_estilo == Estilo::Primario ? c.sobreDestaque : c.destaque, 2));
        const qreal d = m_estilo == Estilo::Primario ? 2.5 : 1;
        p.drawRoundedRect(QRectF(rect()).adjusted(d, d, -d, -d), 5, 5);
    }
    p.setFont(fonte(tamanhoBase, m_estilo == Estilo::Primario ? QFont::DemiBold : QFont::Normal));
    p.setPen(t.texto);
    QRect area = rect().adjusted(margem + 1, 0, -margem, 0);
    if (!m_atalho.isEmpty()) {
        const QSize tamanho = tamanhoDaTecla(tecla());
        const QRectF lugar(area.right() - tamanho.width() + 1, (height() - tamanho.height()) / 2.0, tamanho.width(),
                           tamanho.height());
        desenharTecla(p, lugar, tecla(), t.tecla, t.bordaDaTecla, t.fundoDaTecla);
        p.setPen(t.texto);
        area.setRight(int(lugar.left()) - vao + 2);
    }
    p.drawText(area, (m_atalho.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextHideMnemonic,
               text());
}

} // namespace ui
