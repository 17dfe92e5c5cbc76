// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configuracao.h"

#include <QStringList>

#include <expected>

namespace app {

// What the command line asks for.
struct Comando {
    enum class Tipo { Servir, Verificar, CriarAdmin, Migrar, Copiar, Ajuda, Versao };
    Tipo tipo = Tipo::Servir;
    Configuracao configuracao;
    QString email, nome; // CriarAdmin
    QString para;        // Copiar: the URL; the configuration names where from
    QString textoDeAjuda;
};

// argumentos without the program's name. Errors name the option, the word or the configuration key at fault.
[[nodiscard]] std::expected<Comando, ErroDeConfiguracao> lerLinhaDeComando(const QStringList &argumentos,
                                                                           const QProcessEnvironment &ambiente);

} // namespace app
