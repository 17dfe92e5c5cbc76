// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chamada.h"

#include <QUuid>

namespace api {

QByteArray novaChave()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

void detalhe::juntar(QUrlQuery &consulta, const char *nome, const QString &valor)
{
    if (!valor.isEmpty())
        consulta.addQueryItem(QLatin1String(nome), QString::fromLatin1(QUrl::toPercentEncoding(valor)));
}

} // namespace api
