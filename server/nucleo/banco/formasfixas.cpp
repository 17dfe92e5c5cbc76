// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "formasfixas.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <bit>

using namespace Qt::StringLiterals;

namespace nucleo {

namespace {

// As PostgreSQL writes an array: {"a","b"}.
QString arranjo(const QStringList &textos)
{
    QStringList citados;
    for (QString texto : textos)
        citados << u'"' + texto.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
    return u'{' + citados.join(u',') + u'}';
}

} // namespace

QStringList completada(QStringList lista)
{
    if (lista.isEmpty())
        return lista;
    const auto tamanho = qsizetype(std::bit_ceil(size_t(lista.size())));
    lista.reserve(tamanho);
    while (lista.size() < tamanho)
        lista << lista.last();
    return lista;
}

Condicao umDeVarios(Motor motor, const QString &coluna, const QStringList &textos)
{
    if (textos.size() == 1)
        return {coluna + u" = ?"_s, {Valor(textos.first())}};
    if (motor == Motor::Postgres)
        return {coluna + u" = ANY(?)"_s, {Valor(arranjo(textos))}};
    return {coluna + u" IN (SELECT value FROM json_each(?))"_s,
            {Valor(QJsonDocument(QJsonArray::fromStringList(textos)).toJson(QJsonDocument::Compact))}};
}

} // namespace nucleo
