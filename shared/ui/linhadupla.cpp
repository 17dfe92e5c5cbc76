// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linhadupla.h"

#include "cores.h"
#include "fontes.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <QWidget>

namespace ui {

LinhaDupla::LinhaDupla(int papelNome, int papelDetalhe, QObject *pai) :
    QStyledItemDelegate(pai), m_papelNome(papelNome), m_papelDetalhe(papelDetalhe)
{}

void LinhaDupla::paint(QPainter *p, const QStyleOptionViewItem &opcao, const QModelIndex &indice) const
{
    const Cores &c = coresDe(opcao.widget);
    p->save();
    p->setRenderHint(QPainter::Antialiasing);
    if (opcao.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        p->setPen(Qt::NoPen);
        p->setBrush(opcao.state & QStyle::State_Selected ? c.selecao : c.superficie2);
        p->drawRoundedRect(opcao.rect.adjusted(4, 1, -4, -1), 4, 4);
    }
    const QRect area = opcao.rect.adjusted(12, 4, -12, -4);
    const auto linha = [&](const QRect &onde, const QFont &f, const QColor &cor, const QString &texto) {
        p->setFont(f);
        p->setPen(cor);
        p->drawText(onde, Qt::AlignVCenter, QFontMetrics(f).elidedText(texto, Qt::ElideRight, onde.width()));
    };
    linha(QRect(area.left(), area.top(), area.width(), 18), fonte(tamanhoBase, QFont::Medium), c.texto,
          indice.data(m_papelNome).toString());
    linha(QRect(area.left(), area.top() + 18, area.width(), 17), fonte(tamanhoMenor), c.texto2,
          indice.data(m_papelDetalhe).toString());
    p->restore();
}

QSize LinhaDupla::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, altura};
}

bool LinhaDupla::helpEvent(QHelpEvent *evento, QAbstractItemView *, const QStyleOptionViewItem &opcao,
                           const QModelIndex &indice)
{
    const QString texto = indice.data(m_papelNome).toString() + u'\n' + indice.data(m_papelDetalhe).toString();
    QToolTip::showText(evento->globalPos(), texto, nullptr, opcao.rect);
    return true;
}

} // namespace ui
