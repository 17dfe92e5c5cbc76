// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

// Texts as they are searched for: without accents, case and punctuation.
namespace auth {

// "D'Ávila-Conceição" gives "d", "avila", "conceicao".
[[nodiscard]] QStringList palavras(const QString &texto);
// The words one after another, each after a space: " maria silva". Words begin where a space is.
[[nodiscard]] QString chaveDeNome(const QString &nome, const QString &outroNome = {});
[[nodiscard]] QString chaveDeEmail(const QString &email);
// Greater than every text that begins with the prefix, in code point order.
[[nodiscard]] QString fimDoPrefixo(const QString &prefixo);
// "%" and "_" mean nothing in words, so a word makes a pattern as it is.
[[nodiscard]] QString padraoDePalavra(const QString &palavra);
// Digits of a phone number after country and area code; nothing for what is not Brazilian.
[[nodiscard]] QString assinanteDoTelefone(const QString &e164);

} // namespace auth
