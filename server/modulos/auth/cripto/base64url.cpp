// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base64url.h"

namespace auth {

QByteArray paraBase64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QByteArray> deBase64Url(QByteArrayView texto)
{
    const QByteArray copia = texto.toByteArray();
    const auto lido =
        QByteArray::fromBase64Encoding(copia, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!lido || paraBase64Url(*lido) != copia)
        return std::nullopt;
    return *lido;
}

} // namespace auth
