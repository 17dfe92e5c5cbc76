// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dianatela.h"

#include <QAccessibleWidget>

namespace ui {

class VisaoAgendaDia;

// What a screen reader sees of the day view: a list of cells, the current one focused. Children live as long as the
// accessibility cache wants them and answer as invalid once their cell is gone.
class VisaoAcessivel final : public QAccessibleWidget
{
public:
    explicit VisaoAcessivel(VisaoAgendaDia *visao);
    ~VisaoAcessivel() override;
    static void registrar(); // with Qt's factory, once however often it is called

    [[nodiscard]] static int indiceDe(const DiaNaTela &dia, LugarNoDia lugar);
    [[nodiscard]] static LugarNoDia lugarDe(const DiaNaTela &dia, int indice);
    [[nodiscard]] VisaoAgendaDia *visao() const;

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int indice) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *filho) const override;

private:
    mutable QHash<int, QAccessible::Id> m_filhos;
};

} // namespace ui
