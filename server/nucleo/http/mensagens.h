// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requisicao.h"

#include <dominio/erro.h>

#include <QTranslator>

#include <array>
#include <memory>

namespace nucleo {

// The words of errors for people, in the language asked for. Portuguese is the source; English and Spanish come from
// the translation files in the program's resources. Immutable after it was made; any thread.
class Mensagens
{
public:
    Mensagens();
    [[nodiscard]] QString titulo(dominio::Codigo codigo, Idioma idioma) const;
    [[nodiscard]] QString detalhe(dominio::Codigo codigo, Idioma idioma) const;
    [[nodiscard]] QString campo(const dominio::ErroCampo &erro, Idioma idioma) const;

private:
    [[nodiscard]] QString traduzir(const char *contexto, const char *texto, Idioma idioma) const;
    std::array<std::unique_ptr<QTranslator>, 3> m_tradutores; // by Idioma; null: the source
};

// Accept-Language (RFC 9110, 12.5.4): the best of ours, Portuguese where nothing fits.
[[nodiscard]] Idioma idiomaDe(const QByteArray &acceptLanguage);
[[nodiscard]] const char *etiqueta(Idioma idioma); // "pt-BR"

} // namespace nucleo
