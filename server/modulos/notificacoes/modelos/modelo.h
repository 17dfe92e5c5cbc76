// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "variaveis.h"

#include <dominio/resultado.h>

#include <QList>

#include <variant>

namespace notificacoes {

// Text with {{variable}} places, read once. A value that is put in is never read for places again.
class TextoModelo
{
public:
    // Validacao naming what stands between the braces, where it is no known variable or the braces do not close.
    [[nodiscard]] static dominio::Resultado<TextoModelo> ler(QStringView fonte);
    [[nodiscard]] QString texto(const Variaveis &variaveis) const;
    [[nodiscard]] QString html(const Variaveis &variaveis) const;  // literals and values escaped
    [[nodiscard]] bool soVazias(const Variaveis &variaveis) const; // names variables, all of them empty
    [[nodiscard]] bool vazio() const { return m_pedacos.isEmpty(); }
    [[nodiscard]] bool usa(Variavel variavel) const;

private:
    QList<std::variant<QString, Variavel>> m_pedacos;
};

struct MensagemComposta {
    QString assunto, texto, html;
};

// One template: "assunto: …", "titulo: …", an empty line, then paragraphs parted by empty lines. A paragraph
// "[detalhes]" stands for the appointment's data, one labelled line each. Text and HTML come from the same source.
class Modelo
{
public:
    // detalhes: "Label: {{variable}}" lines of the language; a line whose variables are all empty is left out.
    [[nodiscard]] static dominio::Resultado<Modelo> ler(const QString &fonte, const QString &detalhes,
                                                        const QString &idioma);
    [[nodiscard]] MensagemComposta compor(const Variaveis &variaveis) const;
    [[nodiscard]] bool usa(Variavel variavel) const;

private:
    struct Detalhe {
        QString rotulo;
        TextoModelo valor;
    };
    QString m_idioma;
    TextoModelo m_assunto, m_titulo;
    QList<TextoModelo> m_paragrafos; // an empty one: the details
    QList<Detalhe> m_detalhes;
};

} // namespace notificacoes
