// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "visaoacessivel.h"

#include "celulaacessivel.h"
#include "visaoagendadia.h"

namespace ui {

namespace {

QAccessibleInterface *fabrica(const QString &, QObject *objeto)
{
    auto *visao = qobject_cast<VisaoAgendaDia *>(objeto);
    return visao ? new VisaoAcessivel(visao) : nullptr;
}

} // namespace

VisaoAcessivel::VisaoAcessivel(VisaoAgendaDia *visao) : QAccessibleWidget(visao, QAccessible::List) {}

VisaoAcessivel::~VisaoAcessivel()
{
    for (const QAccessible::Id id : std::as_const(m_filhos))
        QAccessible::deleteAccessibleInterface(id);
}

void VisaoAcessivel::registrar()
{
    QAccessible::removeFactory(&fabrica);
    QAccessible::installFactory(&fabrica);
}

VisaoAgendaDia *VisaoAcessivel::visao() const
{
    return static_cast<VisaoAgendaDia *>(widget());
}

int VisaoAcessivel::indiceDe(const DiaNaTela &dia, LugarNoDia lugar)
{
    int indice = lugar.celula;
    for (int c = 0; c < lugar.coluna; ++c)
        indice += int(dia.colunas[c].celulas.size());
    return lugar.valido() ? indice : -1;
}

LugarNoDia VisaoAcessivel::lugarDe(const DiaNaTela &dia, int indice)
{
    for (int c = 0; indice >= 0 && c < dia.colunas.size(); ++c) {
        const int quantas = int(dia.colunas[c].celulas.size());
        if (indice < quantas)
            return {c, indice};
        indice -= quantas;
    }
    return {};
}

int VisaoAcessivel::childCount() const
{
    int total = 0;
    for (const ColunaDoDia &coluna : visao()->dia().colunas)
        total += int(coluna.celulas.size());
    return total;
}

QAccessibleInterface *VisaoAcessivel::child(int indice) const
{
    if (indice < 0 || indice >= childCount())
        return nullptr;
    if (const auto achado = m_filhos.constFind(indice); achado != m_filhos.cend())
        return QAccessible::accessibleInterface(*achado);
    auto *celula = new CelulaAcessivel(visao(), indice);
    m_filhos.insert(indice, QAccessible::registerAccessibleInterface(celula));
    return celula;
}

QAccessibleInterface *VisaoAcessivel::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i)
        if (QAccessibleInterface *celula = child(i); celula->rect().contains(x, y))
            return celula;
    return nullptr;
}

QAccessibleInterface *VisaoAcessivel::focusChild() const
{
    return visao()->hasFocus() ? child(indiceDe(visao()->dia(), visao()->lugarAtual())) : nullptr;
}

int VisaoAcessivel::indexOfChild(const QAccessibleInterface *filho) const
{
    // Children of this list are made by child() only; whatever else is asked about has another parent.
    const auto *celula = dynamic_cast<const CelulaAcessivel *>(filho);
    return celula ? celula->indice() : -1;
}

} // namespace ui
