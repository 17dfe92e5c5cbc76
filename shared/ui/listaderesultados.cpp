// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "listaderesultados.h"

#include "linhadupla.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

namespace ui {

namespace {
constexpr int linhasVisiveis = 7;
}

ListaDeResultados::ListaDeResultados(QAbstractItemModel &modelo, int papelNome, int papelDetalhe, const QString &nome,
                                     QWidget *janela) :
    QFrame(janela),
    m_linhas(new QListView(this)), m_aviso(new QLabel(this))
{
    setProperty("papel", "folha");
    setObjectName(nome + QStringLiteral("Folha"));
    setAutoFillBackground(true);
    m_linhas->setObjectName(nome);
    m_linhas->setAccessibleName(tr("Resultados da busca"));
    m_linhas->setModel(&modelo);
    m_linhas->setItemDelegate(new LinhaDupla(papelNome, papelDetalhe, m_linhas));
    m_linhas->setFocusPolicy(Qt::NoFocus);
    m_linhas->setUniformItemSizes(true);
    m_linhas->setMouseTracking(true);
    m_linhas->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_linhas->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_aviso->setProperty("papel", "secundario");
    m_aviso->setWordWrap(true);
    m_aviso->setMargin(12);
    m_aviso->hide();
    auto *coluna = new QVBoxLayout(this);
    coluna->setContentsMargins(1, 4, 1, 4);
    coluna->addWidget(m_linhas);
    coluna->addWidget(m_aviso);
    connect(m_linhas, &QListView::clicked, this, [this](const QModelIndex &i) { Q_EMIT escolheu(i.row()); });
    hide();
}

void ListaDeResultados::mostrarLinhas()
{
    m_aviso->hide();
    m_linhas->show();
    if (m_linhas->model()->rowCount() > 0 && !m_linhas->currentIndex().isValid())
        m_linhas->setCurrentIndex(m_linhas->model()->index(0, 0));
}

void ListaDeResultados::mostrarAviso(const QString &texto)
{
    m_linhas->hide();
    m_aviso->setText(texto);
    m_aviso->show();
}

void ListaDeResultados::andar(int passo)
{
    const int total = m_linhas->model()->rowCount();
    if (total > 0)
        m_linhas->setCurrentIndex(m_linhas->model()->index(std::clamp(linhaAtual() + passo, 0, total - 1), 0));
}

int ListaDeResultados::linhaAtual() const
{
    return m_linhas->isHidden() ? -1 : m_linhas->currentIndex().row();
}

int ListaDeResultados::alturaDesejada() const
{
    if (m_linhas->isHidden())
        return m_aviso->heightForWidth(width() - 2) + 10;
    return std::clamp(m_linhas->model()->rowCount(), 1, linhasVisiveis) * LinhaDupla::altura + 10;
}

} // namespace ui
