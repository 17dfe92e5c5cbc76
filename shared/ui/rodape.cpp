// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rodape.h"

#include "tecla.h"

#include <QHBoxLayout>
#include <QLabel>

namespace ui {

Rodape::Rodape(QWidget *pai) : QFrame(pai), m_teclas(new QHBoxLayout), m_resumo(new QLabel(this))
{
    setObjectName(QStringLiteral("rodape"));
    setProperty("papel", "rodape");
    setFixedHeight(28);
    auto *linha = new QHBoxLayout(this);
    linha->setContentsMargins(12, 0, 12, 0);
    m_teclas->setSpacing(20);
    linha->addLayout(m_teclas);
    linha->addStretch(1);
    m_resumo->setObjectName(QStringLiteral("rodapeResumo"));
    m_resumo->setProperty("papel", "legenda");
    linha->addWidget(m_resumo);
}

void Rodape::mostrarAtalhos(const QList<Atalho> &atalhos)
{
    while (QLayoutItem *item = m_teclas->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_atalhos = atalhos;
    for (const Atalho &atalho : atalhos)
        m_teclas->addWidget(new TeclaComPalavra(atalho.tecla.toString(QKeySequence::NativeText), atalho.palavra, this));
}

void Rodape::mostrarResumo(const QString &texto)
{
    m_resumo->setText(texto);
}

} // namespace ui
