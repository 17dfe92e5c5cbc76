// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dianatela.h"

#include <QAccessible>
#include <QPointer>

namespace ui {

class VisaoAgendaDia;

// One cell of the day view for a screen reader.
class CelulaAcessivel final : public QAccessibleInterface
{
public:
    CelulaAcessivel(VisaoAgendaDia *visao, int indice);
    [[nodiscard]] int indice() const { return m_indice; }

    [[nodiscard]] bool isValid() const override;
    [[nodiscard]] QObject *object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *parent() const override;
    [[nodiscard]] QAccessibleInterface *child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    [[nodiscard]] QString text(QAccessible::Text qual) const override;
    void setText(QAccessible::Text, const QString &) override {}
    [[nodiscard]] QRect rect() const override;
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override;

private:
    [[nodiscard]] LugarNoDia lugar() const;
    QPointer<VisaoAgendaDia> m_visao;
    int m_indice;
};

} // namespace ui
