// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mascara.h"

#include <QRegularExpression>
#include <QStringList>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace nucleo {

namespace {

constexpr QLatin1String marca("://");

// Whole words would miss "ssl_password" and "x-api-key": a part of the name is enough.
bool nomeDeSegredo(QStringView nome)
{
    static const QStringList partes{u"pass"_s,  u"pwd"_s,   u"senha"_s, u"secret"_s, u"segredo"_s,
                                    u"token"_s, u"chave"_s, u"key"_s,   u"cred"_s,   u"sig"_s};
    const QString lido = QUrl::fromPercentEncoding(nome.toUtf8()).toLower();
    return std::any_of(partes.begin(), partes.end(), [&](const QString &parte) { return lido.contains(parte); });
}

// "user:password@" as "user:********@". The last '@' of all ends it: a password may hold an '@', a '/' or a '?' that
// was not encoded. Without any '@', what stands where the port should is hidden unless it is a number.
QString semSenha(const QString &resto)
{
    static const QRegularExpression porta(u"^([^\\s/?:\\[]*:)([^\\s/?]*)"_s), numeros(u"^[0-9]*([,;.)].*|:)?$"_s);
    const qsizetype arroba = resto.lastIndexOf(u'@');
    const qsizetype doisPontos = resto.indexOf(u':');
    if (arroba >= 0 && doisPontos >= 0 && doisPontos < arroba)
        return resto.left(doisPontos + 1) + escondido + resto.mid(arroba);
    const auto achado = porta.match(resto);
    if (arroba >= 0 || !achado.hasMatch() || numeros.match(achado.captured(2)).hasMatch())
        return resto;
    return achado.captured(1) + escondido + resto.mid(achado.capturedEnd());
}

// "?a=1&password=x" as "?a=1&password=********".
QString semParametros(QString texto)
{
    static const QRegularExpression parametro(u"[?&]([^=&?\\s]+)=([^&\\s]*)"_s);
    qsizetype de = 0;
    for (auto achado = parametro.match(texto); achado.hasMatch(); achado = parametro.match(texto, de)) {
        de = achado.capturedStart(2); // what is shown may hold a parameter in it
        if (!nomeDeSegredo(achado.capturedView(1)))
            continue;
        texto.replace(achado.capturedStart(2), achado.capturedLength(2), escondido);
        de += escondido.size();
    }
    return texto;
}

} // namespace

QString semSegredos(const QString &texto)
{
    const qsizetype inicio = texto.indexOf(marca);
    if (inicio < 0)
        return texto;
    const qsizetype depois = inicio + marca.size();
    return texto.left(depois) + semParametros(semSenha(texto.mid(depois)));
}

} // namespace nucleo
