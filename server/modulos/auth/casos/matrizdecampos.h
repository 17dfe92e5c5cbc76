// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>

// Who may change which field of an account, field by field.
namespace auth {

enum class Editor : quint8 { Pessoa = 1, Recepcao = 2, Admin = 4 };
using Editores = quint8; // a set of Editor

// `novo` is what a request asks for, with absent fields empty. A field that none of the editors may set goes back to
// its old value where it was absent or the same; where it differs it is named in the answer.
[[nodiscard]] QStringList aplicarMatriz(Editores editores, const contrato::Usuario &antigo, contrato::Usuario &novo);

} // namespace auth
