// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "celulaacessivel.h"

#include "visaoacessivel.h"
#include "visaoagendadia.h"

namespace ui {

CelulaAcessivel::CelulaAcessivel(VisaoAgendaDia *visao, int indice) : m_visao(visao), m_indice(indice) {}

LugarNoDia CelulaAcessivel::lugar() const
{
    return m_visao ? VisaoAcessivel::lugarDe(m_visao->dia(), m_indice) : LugarNoDia();
}

bool CelulaAcessivel::isValid() const
{
    return lugar().valido();
}

QAccessibleInterface *CelulaAcessivel::parent() const
{
    return m_visao ? QAccessible::queryAccessibleInterface(m_visao) : nullptr;
}

QString CelulaAcessivel::text(QAccessible::Text qual) const
{
    return m_visao && qual == QAccessible::Name ? m_visao->descricao(lugar()) : QString();
}

QRect CelulaAcessivel::rect() const
{
    if (!m_visao)
        return {};
    const QRect area = m_visao->areaDe(lugar());
    return {m_visao->viewport()->mapToGlobal(area.topLeft()), area.size()};
}

QAccessible::State CelulaAcessivel::state() const
{
    QAccessible::State estado;
    if (!m_visao) {
        estado.invalid = true;
        return estado;
    }
    estado.focusable = estado.selectable = true;
    estado.selected = m_visao->lugarAtual() == lugar();
    estado.focused = estado.selected && m_visao->hasFocus();
    estado.offscreen = !m_visao->viewport()->rect().intersects(m_visao->areaDe(lugar()));
    return estado;
}

} // namespace ui
