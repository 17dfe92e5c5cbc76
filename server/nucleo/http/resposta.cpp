// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "resposta.h"

#include <QCryptographicHash>

namespace nucleo {

Resposta Resposta::json(QByteArray corpo, int status)
{
    Resposta r;
    r.status = status;
    r.corpo = std::move(corpo);
    return r;
}

Resposta Resposta::vazia(int status)
{
    Resposta r;
    r.status = status;
    r.tipo.clear();
    return r;
}

Resposta &&Resposta::com(const QByteArray &nome, const QByteArray &valor) &&
{
    cabecalhos.emplaceBack(nome, valor);
    return std::move(*this);
}

Resposta &&Resposta::comVersao(qint64 versao) &&
{
    return std::move(*this).com("ETag", '"' + QByteArray::number(versao) + '"');
}

Resposta &&Resposta::comMarcaDoCorpo() &&
{
    const QByteArray resumo = QCryptographicHash::hash(corpo, QCryptographicHash::Sha256).left(15);
    return std::move(*this).com("ETag", '"' + resumo.toBase64(QByteArray::Base64UrlEncoding) + '"');
}

} // namespace nucleo
