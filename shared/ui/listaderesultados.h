// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLabel;
class QListView;

namespace ui {

// The sheet under a search field: rows of two lines, or one sentence.
class ListaDeResultados : public QFrame
{
    Q_OBJECT
public:
    ListaDeResultados(QAbstractItemModel &modelo, int papelNome, int papelDetalhe, const QString &nome, QWidget *janela);
    void mostrarLinhas();
    void mostrarAviso(const QString &texto);
    void andar(int passo);
    [[nodiscard]] int linhaAtual() const;
    [[nodiscard]] int alturaDesejada() const;

Q_SIGNALS:
    void escolheu(int linha);

private:
    QListView *m_linhas;
    QLabel *m_aviso;
};

} // namespace ui
