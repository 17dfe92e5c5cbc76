// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QStringList>

namespace contrato {

// problem+json (RFC 9457) of an answer, back into the error it was made from. A body that is none gives an error by the
// HTTP status alone.
[[nodiscard]] dominio::Erro erroDeProblema(int status, QByteArrayView corpo, int tentarEmSegundos = 0);

// The opaque place in a list: the sort keys of the last item shown, in the order the list sorts by.
[[nodiscard]] QString escreverCursor(const QStringList &chaves);
// CursorInvalido where the text is no cursor with that many keys.
[[nodiscard]] dominio::Resultado<QStringList> lerCursor(QStringView texto, int quantas);

} // namespace contrato
