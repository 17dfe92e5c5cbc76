// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "caixapostal.h"

#include <dominio/instante.h>
#include <dominio/resultado.h>

namespace notificacoes {

// One e-mail as it is read by people; montar() gives the bytes of RFC 5322 + MIME: multipart/alternative, text then
// HTML, both UTF-8 in quoted-printable, CRLF line ends, no line over 78 characters. The same values give the same
// bytes.
struct MensagemMime {
    CaixaPostal de, para;
    QString assunto;
    QString texto, html;
    QByteArray id; // the Message-ID without its angle brackets; stable over attempts to send
    dominio::Instante data;

    // Validacao naming the header whose value holds CR, LF, NUL or another control character: never cleaned silently.
    [[nodiscard]] dominio::Resultado<QByteArray> montar() const;
};

// Exposed for the tests. One header field, folded, non-ASCII as RFC 2047 encoded words, with its CRLF.
[[nodiscard]] QByteArray campoDeTexto(const QByteArray &nome, const QString &valor);
[[nodiscard]] QByteArray quotedPrintable(const QString &texto);

} // namespace notificacoes
