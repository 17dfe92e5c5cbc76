// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokendolink.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace agendamento {

QByteArray novoTokenDoLink()
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray resumoDoToken(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex();
}

bool tokenConfere(const QByteArray &token, const QByteArray &resumoGuardado)
{
    // Without a link the same work is done against zeros, which are no hex digits.
    const QByteArray resumo = resumoDoToken(token);
    const QByteArray guardado = resumoGuardado.size() == resumo.size() ? resumoGuardado : QByteArray(resumo.size(), 0);
    return sodium_memcmp(resumo.constData(), guardado.constData(), size_t(resumo.size())) == 0;
}

} // namespace agendamento
