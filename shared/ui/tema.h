// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/situacao.h>

#include <QColor>
#include <QFont>

class QApplication;
class QPainter;

namespace ui {

struct ParDeCores {
    QColor texto, fundo;
};

// Every colour of both programs, in one place. Light or dark as the system has it; AGENDA_TEMA=claro|escuro decides
// otherwise. Contrast of each text on its ground is 4.5:1 or more (tested).
struct Cores {
    bool escuro = false;
    QColor janela, superficie, superficie2, linha, linhaFraca, texto, texto2, texto3, destaque, sobreDestaque, selecao;
    QColor aoVivo;
    ParDeCores solicitada, confirmada, presente, emAtendimento, encerrada, falta;

    [[nodiscard]] ParDeCores de(dominio::Situacao situacao) const;
    [[nodiscard]] static Cores claras();
    [[nodiscard]] static Cores escuras();
};

[[nodiscard]] const Cores &cores();        // the present ones
void aplicarTema(QApplication &aplicacao); // style, font, palette, style sheet; once at start
[[nodiscard]] QString folhaDeEstilo(const Cores &c);

// The interface font at a size relative to the base, in points, and a weight (QFont::Weight values or between).
[[nodiscard]] QFont fonte(qreal maisPontos = 0, int peso = QFont::Normal);

// A state is a word, a sign and a colour, always the three.
[[nodiscard]] QString palavraDe(dominio::Situacao situacao);
[[nodiscard]] QString palavraCurtaDe(dominio::Situacao situacao); // for narrow cells: "Em atend."
// Draws the state's sign in a square.
void pintarSinal(QPainter &pintor, const QRectF &quadrado, dominio::Situacao situacao, const QColor &cor);

} // namespace ui
