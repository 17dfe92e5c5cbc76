// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tema.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

class QBoxLayout;

// Small parts that both programs' windows are made of.
namespace ui {

// A label with a role of the style sheet: "fraco", "secao", "erro", "tecla".
[[nodiscard]] QLabel *rotulo(const QString &texto, const char *papel = nullptr, QWidget *pai = nullptr);
[[nodiscard]] QFrame *divisor(QWidget *pai = nullptr);

// A push button that shows its shortcut as a key cap at the right, and has it.
class BotaoComAtalho final : public QPushButton
{
    Q_OBJECT

public:
    BotaoComAtalho(const QString &texto, const QKeySequence &atalho, QWidget *pai = nullptr);
    void primario();
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    QString m_tecla;
};

// The state of an appointment as a chip: sign, word, ground.
class EtiquetaDeSituacao final : public QWidget
{
    Q_OBJECT

public:
    explicit EtiquetaDeSituacao(QWidget *pai = nullptr);
    void mostrar(dominio::Situacao situacao, const QString &complemento = {});
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *evento) override;

private:
    dominio::Situacao m_situacao = dominio::Situacao::Solicitada;
    QString m_texto;
};

// A message inside the window: beside what it is about, with what to do. Hidden until it has something to say.
class FaixaAviso final : public QFrame
{
    Q_OBJECT

public:
    explicit FaixaAviso(QWidget *pai = nullptr);
    enum class Tom { Aviso, Erro };
    void dizer(const QString &texto, Tom tom = Tom::Aviso, const QString &acao = {});
    void calar() { hide(); }
    [[nodiscard]] QString texto() const { return m_texto->text(); }

Q_SIGNALS:
    void acionada();

private:
    QLabel *m_texto;
    QPushButton *m_acao;
};

// A number in a round ground, for queues.
class Contador final : public QLabel
{
    Q_OBJECT

public:
    explicit Contador(const ParDeCores &cores, QWidget *pai = nullptr);
    void mostrar(int quantos);

private:
    ParDeCores m_cores;
};

// The line at the foot: keys and what they do.
class Rodape final : public QFrame
{
    Q_OBJECT

public:
    explicit Rodape(QWidget *pai = nullptr);
    void juntar(const QString &tecla, const QString &oque);
    void aDireita(const QString &texto);

private:
    QBoxLayout *m_linha;
    QLabel *m_direita;
};

// What to tell a person of an error: what happened and what to do. The one place of the programs with these words.
[[nodiscard]] QString palavrasDe(const dominio::Erro &erro);
[[nodiscard]] QString palavrasDoCampo(const dominio::ErroCampo &erro);

} // namespace ui
