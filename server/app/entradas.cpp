// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entradas.h"

#include <dominio/texto.h>

using namespace Qt::StringLiterals;

namespace app {

std::optional<QString> textoUtf8(QByteArrayView bytes)
{
    if (!QUtf8StringView(bytes.data(), bytes.size()).isValidUtf8())
        return std::nullopt;
    return QString::fromUtf8(bytes);
}

bool umaLinha(QStringView texto)
{
    return !dominio::temControle(texto) && !dominio::temInvisivel(texto);
}

QString problemaDasEntradas(int argc, const char *const *argv, const char *const *ambiente)
{
    for (int i = 1; i < argc; ++i) {
        const auto texto = textoUtf8(argv[i]);
        if (!texto)
            return u"argument %1: is not UTF-8"_s.arg(i);
        if (!umaLinha(*texto))
            return u"argument %1: %2"_s.arg(i).arg(umaLinhaProblema);
    }
    for (; *ambiente; ++ambiente) {
        const QByteArrayView variavel(*ambiente);
        if (variavel.startsWith("AGENDA_") && !textoUtf8(variavel))
            return QString::fromLatin1(variavel.first(variavel.indexOf('='))) + u": is not UTF-8"_s;
    }
    return {};
}

} // namespace app
