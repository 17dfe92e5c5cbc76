// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/situacao.h>

#include <QColor>
#include <QList>
#include <QString>

class QWidget;

namespace ui {

// A text colour and the ground it stands on.
struct ParDeCores {
    QColor texto, fundo;
};

// Every colour of the programs: one set for light screens, one for dark ones.
struct Cores {
    bool escuro = false;
    QColor janela, superficie, superficie2;
    QColor linha, linhaFraca, linhaForte; // linhaForte: edges of what can be operated, under the pointer
    QColor texto, texto2, texto3;
    QColor destaque, sobreDestaque, destaqueForte; // destaqueForte: the accent under the pointer
    QColor selecao;
    QColor aoVivo;      // the dot of a live connection; never text
    QColor hachura;     // the stripes of blocked time
    QColor ocupacao[4]; // shades of the small calendar, from free to full
    ParDeCores solicitada, confirmada, presente, emAtendimento, encerrada, erro;
};

[[nodiscard]] const Cores &coresClaras();
[[nodiscard]] const Cores &coresEscuras();
// The set in use where the widget is: follows from its palette, so nobody has to hand it around.
[[nodiscard]] const Cores &coresDe(const QWidget *widget);

[[nodiscard]] const ParDeCores &coresDe(const Cores &cores, dominio::Situacao situacao);
// For the painting of an appointment that waits: amber from 15 minutes, red from 30.
[[nodiscard]] QColor corDaEspera(const Cores &cores, int minutos);

// WCAG 2.1 contrast ratio, 1..21.
[[nodiscard]] double contraste(const QColor &a, const QColor &b);

// Each text and ground that meet on a screen, by name: what the contrast check walks over.
struct ParComNome {
    QString nome;
    ParDeCores par;
};
[[nodiscard]] QList<ParComNome> paresEmUso(const Cores &cores);

} // namespace ui
