// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "urldebanco.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

// "host", "host:5432", "[::1]:5432", and several of them separated by commas.
bool portasSaoNumeros(QStringView maquinas)
{
    static const QRegularExpression forma(u"^(\\[[0-9A-Fa-f:.%]*\\]|[^:\\[\\]]*)(:[0-9]{0,5})?$"_s);
    const auto partes = maquinas.split(u',');
    return std::all_of(partes.begin(), partes.end(),
                       [](QStringView parte) { return forma.match(parte.toString()).hasMatch(); });
}

} // namespace

QString problemaDeUrlDeBanco(const QString &url)
{
    constexpr QLatin1String postgres("postgresql://");
    if (!url.startsWith(postgres))
        return u"expects sqlite:PATH or postgresql://…"_s;
    static const QRegularExpression porcento(u"%(?![0-9A-Fa-f]{2})|%00"_s);
    if (url.contains(porcento))
        return u"a % is followed by two hexadecimal digits; the sign itself is written %25"_s;
    // As libpq reads it: user and password end at an '@' before the first '/'.
    const QString resto = url.mid(postgres.size());
    const qsizetype arroba = resto.indexOf(u'@'), barra = resto.indexOf(u'/');
    const qsizetype de = arroba >= 0 && (barra < 0 || arroba < barra) ? arroba + 1 : 0;
    const qsizetype consulta = resto.indexOf(u'?', de);
    const QStringView meio = QStringView(resto).mid(de, consulta < 0 ? -1 : consulta - de);
    if (meio.contains(u'@'))
        return u"inside a user or password, @ is written %40 and / is written %2F"_s;
    const qsizetype fim = meio.indexOf(u'/');
    if (!portasSaoNumeros(fim < 0 ? meio : meio.left(fim)))
        return u"expects a port number after the host; inside a user or password, : is written %3A"_s;
    return {};
}

} // namespace app
