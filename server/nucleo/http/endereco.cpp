// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "endereco.h"

#include <QtEndian>

namespace nucleo {

namespace {

// "1.2.3.4", each number without leading zeros: others read those as octal, or not at all.
bool quatroNumeros(const QByteArray &texto)
{
    const QList<QByteArray> numeros = texto.split('.');
    return numeros.size() == 4 && std::all_of(numeros.begin(), numeros.end(), [](const QByteArray &numero) {
               return !numero.isEmpty() && numero.size() <= 3 && (numero.size() == 1 || numero[0] != '0') &&
                      std::all_of(numero.begin(), numero.end(), [](char c) { return c >= '0' && c <= '9'; });
           });
}

} // namespace

QHostAddress semMapa(const QHostAddress &endereco)
{
    bool v4 = false;
    const quint32 mapeado = endereco.toIPv4Address(&v4); // "::" is no IPv4 address, whatever Qt makes of it
    return v4 && (endereco.protocol() == QAbstractSocket::IPv4Protocol || mapeado != 0) ? QHostAddress(mapeado)
                                                                                        : endereco;
}

ChaveDeEndereco chaveDe(const QHostAddress &endereco)
{
    const QHostAddress limpo = semMapa(endereco);
    if (limpo.isNull())
        return {};
    if (limpo.protocol() == QAbstractSocket::IPv4Protocol)
        return {ChaveDeEndereco::Tipo::V4, limpo.toIPv4Address()};
    const Q_IPV6ADDR v6 = limpo.toIPv6Address();
    return {ChaveDeEndereco::Tipo::V6, qFromBigEndian<quint64>(v6.c)};
}

QHostAddress enderecoDeTexto(const QByteArray &texto)
{
    const QByteArray limpo = texto.trimmed();
    const qsizetype dois = limpo.lastIndexOf(':');
    if ((dois < 0 || limpo.contains('.')) && !quatroNumeros(limpo.mid(dois + 1)))
        return {};
    QHostAddress endereco;
    if (!endereco.setAddress(QString::fromLatin1(limpo)))
        return {};
    return semMapa(endereco);
}

} // namespace nucleo
