// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "procura.h"

#include "texto.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace auth {

namespace {

constexpr int palavrasMaximas = 8;

// "12/03/1980", "12.03.1980", "1980-03-12". An impossible one gives an invalid date.
std::optional<QDate> dataDe(const QString &parte)
{
    static const QRegularExpression brasileira(u"^(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})$"_s);
    static const QRegularExpression iso(u"^(\\d{4})-(\\d{2})-(\\d{2})$"_s);
    if (const auto m = brasileira.match(parte); m.hasMatch())
        return QDate(m.captured(3).toInt(), m.captured(2).toInt(), m.captured(1).toInt());
    if (const auto m = iso.match(parte); m.hasMatch())
        return QDate(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
    return std::nullopt;
}

QString digitosDe(const QString &parte)
{
    static const QRegularExpression numerica(u"^[0-9()+./-]*$"_s);
    if (!numerica.match(parte).hasMatch())
        return {};
    QString digitos;
    for (const QChar c : parte)
        if (c >= u'0' && c <= u'9')
            digitos += c;
    return digitos;
}

// A phone number is often typed in pieces: "(11) 98765 4321".
void juntarNumero(Procura &p, const QString &digitos, bool aposNumero)
{
    if (aposNumero && p.numeros.last().size() + digitos.size() <= 13)
        p.numeros.last() += digitos;
    else
        p.numeros += digitos;
}

// Country code off; what is too short to be looked for as a number is taken for a word.
void arrumarNumeros(Procura &p)
{
    QStringList numeros;
    for (QString n : std::as_const(p.numeros)) {
        if (n.size() >= 12 && n.startsWith("55"_L1))
            n = n.mid(2);
        if (n.size() < 3)
            p.palavras += n;
        else
            numeros += n;
    }
    p.numeros = numeros;
}

} // namespace

Procura lerProcura(const QString &digitado)
{
    Procura p;
    bool aposNumero = false;
    const QStringList partes = digitado.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &parte : partes) {
        const auto data = dataDe(parte);
        const QString digitos = data ? QString() : digitosDe(parte);
        if (data) {
            p.impossivel = p.impossivel || !data->isValid() || (p.nascimento && p.nascimento != data);
            p.nascimento = data;
        } else if (!digitos.isEmpty()) {
            juntarNumero(p, digitos, aposNumero);
        } else if (parte.contains(u'@')) {
            p.email = chaveDeEmail(parte);
        } else {
            p.palavras += palavras(parte);
        }
        aposNumero = !digitos.isEmpty();
    }
    arrumarNumeros(p);
    // A text of nothing but marks asks for something that no name has.
    if (p.vazia() && !partes.isEmpty())
        p.impossivel = true;
    p.palavras.removeDuplicates();
    p.palavras = p.palavras.mid(0, palavrasMaximas);
    return p;
}

} // namespace auth
