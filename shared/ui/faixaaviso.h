// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace ui {

class BotaoComAtalho;

// A message beside what it is about, with what to do: the offline bar, a failed answer. Hidden while it has nothing to
// say. Wraps; never covers anything.
class FaixaAviso : public QFrame
{
    Q_OBJECT
public:
    enum class Tom { Aviso, Falha };
    explicit FaixaAviso(const QString &nome, QWidget *pai = nullptr);
    // acao empty: no button.
    void mostrar(Tom tom, const QString &texto, const QString &acao = {});
    void esconder();
    [[nodiscard]] QString texto() const;
    [[nodiscard]] static QString tentarDeNovo();

Q_SIGNALS:
    void pediuAcao();

private:
    QLabel *m_texto;
    BotaoComAtalho *m_acao;
};

} // namespace ui
