// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "minicalendario.h"

#include "tema.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace ui {

namespace {

// The fuller, the nearer to the accent; text on it stays readable.
QColor sombra(double ocupacao)
{
    QColor cor = cores().destaque;
    cor.setAlphaF(float(0.08 + 0.30 * std::clamp(ocupacao, 0.0, 1.0)));
    return cor;
}

constexpr int passoX = 25, passoY = 24, lado = 22, topo = 50;

} // namespace

MiniCalendario::MiniCalendario(QWidget *pai) :
    QWidget(pai), m_dia(QDate::currentDate()), m_mes(m_dia.year(), m_dia.month(), 1), m_hoje(m_dia), m_cursor(m_dia)
{
    setObjectName(QStringLiteral("miniCalendario"));
    setAccessibleName(tr("Calendário do mês"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setToolTip(tr("PgUp e PgDn mudam de mês"));
}

QSize MiniCalendario::sizeHint() const
{
    return {7 * passoX, topo + 6 * passoY};
}

void MiniCalendario::mostrar(QDate dia)
{
    m_dia = m_cursor = dia;
    setAccessibleDescription(QLocale().toString(dia, QLocale::LongFormat));
    const QDate mes(dia.year(), dia.month(), 1);
    if (std::exchange(m_mes, mes) != mes)
        Q_EMIT mudouMes(mes);
    update();
}

void MiniCalendario::usarHoje(QDate hoje)
{
    m_hoje = hoje;
    update();
}

void MiniCalendario::usarOcupacao(const QMap<QDate, double> &ocupacao)
{
    m_ocupacao = ocupacao;
    update();
}

QDate MiniCalendario::primeiroDaGrade() const
{
    return m_mes.addDays(-(m_mes.dayOfWeek() % 7)); // weeks begin on Sunday
}

QRect MiniCalendario::celula(QDate dia) const
{
    const int n = int(primeiroDaGrade().daysTo(dia));
    return {(n % 7) * passoX, topo + (n / 7) * passoY, lado, lado};
}

QDate MiniCalendario::diaEm(QPoint ponto) const
{
    for (QDate dia = m_mes; dia.month() == m_mes.month(); dia = dia.addDays(1))
        if (celula(dia).adjusted(0, 0, passoX - lado, passoY - lado).contains(ponto))
            return dia;
    return {};
}

void MiniCalendario::paintEvent(QPaintEvent *)
{
    const Cores &c = cores();
    const QLocale idioma;
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setFont(fonte(-0.5, QFont::DemiBold));
    p.setPen(c.texto2);
    p.drawText(QRect(0, 0, width(), 20), Qt::AlignVCenter, idioma.toString(m_mes, tr("MMMM yyyy", "date format")));
    p.setFont(fonte(-1.5));
    p.setPen(c.texto3);
    for (int i = 0; i < 7; ++i)
        p.drawText(QRect(i * passoX, topo - 24, lado, 20), Qt::AlignCenter,
                   idioma.standaloneDayName(i == 0 ? 7 : i, QLocale::NarrowFormat).toLower());
    for (QDate dia = m_mes; dia.month() == m_mes.month(); dia = dia.addDays(1))
        pintarDia(p, dia);
}

void MiniCalendario::pintarDia(QPainter &p, QDate dia) const
{
    const Cores &c = cores();
    const QRectF area(celula(dia));
    const bool escolhido = dia == m_dia;
    const auto ocupacao = m_ocupacao.constFind(dia);
    p.setPen(Qt::NoPen);
    p.setBrush(escolhido                       ? QBrush(c.destaque)
               : ocupacao != m_ocupacao.cend() ? QBrush(sombra(*ocupacao))
                                               : QBrush(Qt::NoBrush));
    p.drawRoundedRect(area, 4, 4);
    if (dia == m_hoje && !escolhido) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(c.destaque, 1));
        p.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    }
    if (hasFocus() && dia == m_cursor) {
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(escolhido ? c.sobreDestaque : c.destaque, 2));
        p.drawRoundedRect(area.adjusted(2, 2, -2, -2), 3, 3);
    }
    p.setFont(fonte(-1, escolhido ? QFont::DemiBold : QFont::Normal));
    p.setPen(escolhido ? c.sobreDestaque : c.texto);
    p.drawText(area, Qt::AlignCenter, QString::number(dia.day()));
}

void MiniCalendario::mousePressEvent(QMouseEvent *evento)
{
    if (const QDate dia = diaEm(evento->pos()); dia.isValid()) {
        mostrar(dia);
        Q_EMIT escolheu(dia);
    }
}

void MiniCalendario::wheelEvent(QWheelEvent *evento)
{
    mudarMes(evento->angleDelta().y() > 0 ? -1 : 1);
}

void MiniCalendario::mudarMes(int meses)
{
    irPara(m_cursor.addMonths(meses));
}

void MiniCalendario::irPara(QDate dia)
{
    m_cursor = dia;
    const QDate mes(dia.year(), dia.month(), 1);
    if (std::exchange(m_mes, mes) != mes)
        Q_EMIT mudouMes(mes);
    update();
}

void MiniCalendario::keyPressEvent(QKeyEvent *evento)
{
    if (evento->modifiers() & Qt::ControlModifier)
        return QWidget::keyPressEvent(evento);
    switch (evento->key()) {
    case Qt::Key_Left:
        return irPara(m_cursor.addDays(-1));
    case Qt::Key_Right:
        return irPara(m_cursor.addDays(1));
    case Qt::Key_Up:
        return irPara(m_cursor.addDays(-7));
    case Qt::Key_Down:
        return irPara(m_cursor.addDays(7));
    case Qt::Key_PageUp:
        return mudarMes(-1);
    case Qt::Key_PageDown:
        return mudarMes(1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        mostrar(m_cursor);
        Q_EMIT escolheu(m_cursor);
        return;
    default:
        QWidget::keyPressEvent(evento);
    }
}

bool MiniCalendario::event(QEvent *evento)
{
    if (evento->type() != QEvent::ToolTip)
        return QWidget::event(evento);
    const auto *ajuda = static_cast<QHelpEvent *>(evento);
    const QDate dia = diaEm(ajuda->pos());
    QString texto = dia.isValid() ? QLocale().toString(dia, QLocale::LongFormat) : toolTip();
    if (dia.isValid() && m_ocupacao.contains(dia))
        texto += tr(" — %1 % ocupado").arg(int(m_ocupacao.value(dia) * 100));
    QToolTip::showText(ajuda->globalPos(), texto, this);
    return true;
}

} // namespace ui
