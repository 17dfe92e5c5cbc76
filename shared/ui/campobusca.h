// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QPointer>

class QAbstractItemModel;

namespace ui {

class ListaDeResultados;

// A search field with its answers below it while one types. The model gives the rows; the keys stay in the field:
// arrows choose, Enter takes, Esc closes. objectName of the list: the field's + "Lista".
class CampoBusca : public QLineEdit
{
    Q_OBJECT
public:
    // papelNome, papelDetalhe: the model's roles of a row's two lines.
    CampoBusca(QAbstractItemModel &modelo, int papelNome, int papelDetalhe, QWidget *pai = nullptr);
    ~CampoBusca() override;
    void usarTecla(const QString &tecla); // drawn at the right while empty: "F3"
    // What the list says instead of rows: "Nenhum paciente…", a failure.
    void mostrarAviso(const QString &texto);
    void mostrarResultados();
    void fechar();
    [[nodiscard]] bool aberta() const;

Q_SIGNALS:
    void escolheu(int linha);
    void quisCadastrar(); // Enter where nothing was found

protected:
    void paintEvent(QPaintEvent *evento) override;
    void keyPressEvent(QKeyEvent *evento) override;
    void focusOutEvent(QFocusEvent *evento) override;

private:
    void posicionar();
    void escolherAtual();
    QAbstractItemModel &m_modelo;
    int m_papelNome, m_papelDetalhe;
    QString m_tecla;
    QPointer<ListaDeResultados> m_lista; // child of the window, over everything else in it
};

} // namespace ui
