// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QStringList>

namespace contrato {

// The opaque place in a list (keyset pagination): the sort keys of the last item shown, in the order the list sorts by.
[[nodiscard]] QString escreverCursor(const QStringList &chaves);
// CursorInvalido where the text is no cursor with that many keys. The keys come from outside: check them like any
// input.
[[nodiscard]] dominio::Resultado<QStringList> lerCursor(QStringView texto, int quantas);

} // namespace contrato
