// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QList>

namespace nucleo {

struct Resposta {
    int status = 200;
    QByteArray corpo;
    QByteArray tipo = QByteArrayLiteral("application/json; charset=utf-8");
    QList<std::pair<QByteArray, QByteArray>> cabecalhos;
    bool pessoal = true; // a person's data: adds Cache-Control: no-store
    // Of a problem document: the id that its `instance` names, for the X-Request-Id beside it. Empty: it names none.
    QByteArray requisicaoId;
    // The ETag changes whenever the body does. Not so where the body also shows what others own (a name, a zone) and
    // the ETag only counts the resource's own versions: then it serves If-Match, but never makes a 304.
    bool marcaDizTudo = true;

    [[nodiscard]] static Resposta json(QByteArray corpo, int status = 200);
    [[nodiscard]] static Resposta vazia(int status = 204);
    Resposta &&com(const QByteArray &nome, const QByteArray &valor) &&;
    // ETag of a versioned resource: "\"7\"".
    Resposta &&comVersao(qint64 versao) &&;
    // ETag of what has no version of its own: a digest of the body.
    Resposta &&comMarcaDoCorpo() &&;
};

} // namespace nucleo
