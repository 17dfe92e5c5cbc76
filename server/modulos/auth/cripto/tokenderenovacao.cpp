// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokenderenovacao.h"

#include "base64url.h"

#include <QCryptographicHash>

#include <sodium.h>

namespace auth {

namespace {
constexpr unsigned char semNonce[crypto_secretbox_NONCEBYTES] = {};

const unsigned char *octetos(const QByteArray &b)
{
    return reinterpret_cast<const unsigned char *>(b.constData());
}

unsigned char *octetos(QByteArray &b)
{
    return reinterpret_cast<unsigned char *>(b.data());
}

// Not the digest that is stored: whoever reads the database must not have the key.
QByteArray chaveDoSelo(const QByteArray &token)
{
    return QCryptographicHash::hash("agenda: sucessora\n" + token, QCryptographicHash::Sha256);
}
} // namespace

QByteArray novoTokenDeRenovacao()
{
    QByteArray bytes(32, Qt::Uninitialized);
    randombytes_buf(bytes.data(), size_t(bytes.size()));
    return paraBase64Url(bytes);
}

QByteArray resumoDoToken(const QByteArray &token)
{
    return paraBase64Url(QCryptographicHash::hash(token, QCryptographicHash::Sha256));
}

QByteArray selarSucessora(const QByteArray &sucessora, const QByteArray &token)
{
    const QByteArray chave = chaveDoSelo(token);
    QByteArray selada(sucessora.size() + qsizetype(crypto_secretbox_MACBYTES), '\0');
    crypto_secretbox_easy(octetos(selada), octetos(sucessora), size_t(sucessora.size()), semNonce, octetos(chave));
    return paraBase64Url(selada);
}

std::optional<QByteArray> abrirSucessora(const QByteArray &selada, const QByteArray &token)
{
    const auto bytes = deBase64Url(selada);
    if (!bytes || bytes->size() <= qsizetype(crypto_secretbox_MACBYTES))
        return std::nullopt;
    const QByteArray chave = chaveDoSelo(token);
    QByteArray aberta(bytes->size() - qsizetype(crypto_secretbox_MACBYTES), '\0');
    if (crypto_secretbox_open_easy(octetos(aberta), octetos(*bytes), size_t(bytes->size()), semNonce, octetos(chave)) !=
        0)
        return std::nullopt;
    return aberta;
}

} // namespace auth
