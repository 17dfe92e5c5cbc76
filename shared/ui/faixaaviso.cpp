// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "faixaaviso.h"

#include "botaocomatalho.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>

namespace ui {

FaixaAviso::FaixaAviso(const QString &nome, QWidget *pai) :
    QFrame(pai), m_texto(new QLabel(this)), m_acao(new BotaoComAtalho(tentarDeNovo(), {}, this))
{
    setObjectName(nome);
    m_texto->setObjectName(nome + QStringLiteral("Texto"));
    m_texto->setWordWrap(true);
    m_texto->setTextFormat(Qt::PlainText);
    m_acao->setObjectName(nome + QStringLiteral("Acao"));
    m_acao->usarBaixo(true);
    auto *linha = new QHBoxLayout(this);
    linha->setContentsMargins(10, 6, 8, 6);
    linha->setSpacing(8);
    linha->addWidget(m_texto, 1);
    linha->addWidget(m_acao, 0, Qt::AlignTop);
    connect(m_acao, &QPushButton::clicked, this, &FaixaAviso::pediuAcao);
    hide();
}

QString FaixaAviso::tentarDeNovo()
{
    return tr("Tentar de novo");
}

void FaixaAviso::mostrar(Tom tom, const QString &texto, const QString &acao)
{
    const char *papel = tom == Tom::Falha ? "falha" : "aviso";
    if (property("papel").toString() != QLatin1String(papel)) {
        setProperty("papel", papel);
        style()->unpolish(this);
        style()->polish(this);
        style()->unpolish(m_texto);
        style()->polish(m_texto);
    }
    m_texto->setText(texto);
    m_acao->setText(acao);
    m_acao->setVisible(!acao.isEmpty());
    m_acao->updateGeometry();
    setAccessibleName(texto);
    show();
}

void FaixaAviso::esconder()
{
    m_texto->clear();
    hide();
}

QString FaixaAviso::texto() const
{
    return m_texto->text();
}

} // namespace ui
