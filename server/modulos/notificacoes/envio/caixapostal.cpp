// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "caixapostal.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace notificacoes {

namespace {

constexpr qsizetype maximoLocal = 64, maximoEndereco = 254; // RFC 5321, 4.5.3.1

// RFC 5322 "atext" and the dots between atoms. Quoted local parts are not taken: nobody's address needs one.
bool ehDeLocal(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-/=?^_`{|}~.").contains(c);
}

bool ehDeDominio(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool pontosNoLugar(const QByteArray &parte)
{
    return !parte.isEmpty() && !parte.startsWith('.') && !parte.endsWith('.') && !parte.contains("..");
}

bool ehAscii(const QString &texto)
{
    return std::all_of(texto.begin(), texto.end(), [](QChar c) { return c.unicode() < 0x80; });
}

std::optional<QByteArray> enderecoNoFio(const QString &endereco)
{
    const qsizetype arroba = endereco.lastIndexOf(u'@');
    if (arroba <= 0)
        return {};
    const QString local = endereco.left(arroba), dominio = endereco.mid(arroba + 1);
    if (!ehAscii(local))
        return {};
    const QByteArray l = local.toLatin1();
    const QByteArray d = ehAscii(dominio) ? dominio.toLatin1() : QUrl::toAce(dominio);
    const bool certo = pontosNoLugar(l) && pontosNoLugar(d) && l.size() <= maximoLocal &&
                       l.size() + d.size() < maximoEndereco && std::all_of(l.begin(), l.end(), ehDeLocal) &&
                       std::all_of(d.begin(), d.end(), ehDeDominio);
    return certo ? std::optional(l + '@' + d) : std::nullopt;
}

} // namespace

std::optional<CaixaPostal> CaixaPostal::de(const QString &nome, const QString &endereco)
{
    const auto noFio = enderecoNoFio(endereco);
    return noFio ? std::optional(CaixaPostal{nome, *noFio}) : std::nullopt;
}

std::optional<CaixaPostal> CaixaPostal::deTexto(const QString &texto)
{
    const QString limpo = texto.trimmed();
    if (!limpo.endsWith(u'>'))
        return de({}, limpo);
    const qsizetype abre = limpo.lastIndexOf(u'<');
    if (abre < 0)
        return {};
    QString nome = limpo.left(abre).trimmed();
    if (nome.size() >= 2 && nome.startsWith(u'"') && nome.endsWith(u'"'))
        nome = nome.mid(1, nome.size() - 2);
    return de(nome, limpo.mid(abre + 1, limpo.size() - abre - 2).trimmed());
}

QString enderecoMascarado(const QByteArray &endereco)
{
    const qsizetype arroba = endereco.lastIndexOf('@');
    return QString::fromLatin1(endereco.left(1)) + u"***"_s +
           QString::fromLatin1(endereco.mid(std::max<qsizetype>(arroba, 1)));
}

} // namespace notificacoes
