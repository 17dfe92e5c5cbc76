// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QKeySequence>

class QHBoxLayout;
class QLabel;

namespace ui {

// The foot of a window: the keys that work here and now, and a short word at the right.
class Rodape : public QFrame
{
    Q_OBJECT
public:
    struct Atalho {
        QKeySequence tecla;
        QString palavra;
    };
    explicit Rodape(QWidget *pai = nullptr);
    void mostrarAtalhos(const QList<Atalho> &atalhos);
    void mostrarResumo(const QString &texto);
    [[nodiscard]] const QList<Atalho> &atalhos() const { return m_atalhos; }

private:
    QList<Atalho> m_atalhos;
    QHBoxLayout *m_teclas;
    QLabel *m_resumo;
};

} // namespace ui
