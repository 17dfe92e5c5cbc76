// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

// Draws a row of two lines: a name and what tells it from others of that name.
class LinhaDupla : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int altura = 44;
    LinhaDupla(int papelNome, int papelDetalhe, QObject *pai);
    void paint(QPainter *pintor, const QStyleOptionViewItem &opcao, const QModelIndex &indice) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &opcao, const QModelIndex &indice) const override;
    bool helpEvent(QHelpEvent *evento, QAbstractItemView *vista, const QStyleOptionViewItem &opcao,
                   const QModelIndex &indice) override;

private:
    int m_papelNome, m_papelDetalhe;
};

} // namespace ui
