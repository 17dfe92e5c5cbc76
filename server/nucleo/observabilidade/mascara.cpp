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
// was not encoded.
QString semSenha(const QString &resto)
{
    const qsizetype arroba = resto.lastIndexOf(u'@');
    const qsizetype doisPontos = resto.indexOf(u':');
    if (arroba < 0 || doisPontos < 0 || doisPontos > arroba)
        return resto;
    return resto.left(doisPontos + 1) + escondido + resto.mid(arroba);
}

// "?a=1&password=x" as "?a=1&password=********".
QString semParametros(const QString &texto)
{
    static const QRegularExpression parametro(u"([?&])([^=&?\\s]+)=([^&\\s]*)"_s);
    QString saida;
    qsizetype lido = 0;
    for (auto achados = parametro.globalMatch(texto); achados.hasNext();) {
        const auto achado = achados.next();
        const bool segredo = nomeDeSegredo(achado.capturedView(2));
        saida += QStringView(texto).mid(lido, (segredo ? achado.capturedStart(3) : achado.capturedEnd(3)) - lido);
        if (segredo)
            saida += escondido;
        lido = achado.capturedEnd(3);
    }
    return saida + texto.mid(lido);
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
