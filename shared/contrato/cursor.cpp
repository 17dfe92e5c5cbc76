// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cursor.h"

#include "json.h"

namespace contrato {

using dominio::Codigo;
using dominio::falha;

QString escreverCursor(const QStringList &chaves)
{
    QByteArray json = "[";
    for (const QString &chave : chaves) {
        if (json.size() > 1)
            json += ',';
        escreverTexto(json, chave);
    }
    json += ']';
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

dominio::Resultado<QStringList> lerCursor(QStringView texto, int quantas)
{
    const auto decodificado = QByteArray::fromBase64Encoding(
        texto.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decodificado || texto.size() > 1024)
        return falha(Codigo::CursorInvalido);
    const auto json = lerJson(*decodificado);
    if (!json || json->tipo != Json::Tipo::Lista || int(json->itens.size()) != quantas)
        return falha(Codigo::CursorInvalido);
    QStringList chaves;
    for (const Json &item : json->itens) {
        if (item.tipo != Json::Tipo::Texto)
            return falha(Codigo::CursorInvalido);
        chaves << item.texto;
    }
    return chaves;
}

} // namespace contrato
