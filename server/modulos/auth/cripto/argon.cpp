// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "argon.h"

#include <sodium.h>

#include <cstdio>

namespace auth {

namespace {
// The same password typed on another system may come in another composition of its accents.
QByteArray bytesDe(const QString &senha)
{
    return senha.normalized(QString::NormalizationForm_KC).toUtf8();
}

bool cabe(const QByteArray &phc)
{
    return !phc.isEmpty() && phc.size() < qsizetype(crypto_pwhash_STRBYTES);
}

bool confereSodium(const QByteArray &phc, const QByteArray &senha)
{
    char texto[crypto_pwhash_STRBYTES] = {};
    std::copy(phc.cbegin(), phc.cend(), texto);
    return crypto_pwhash_str_verify(texto, senha.constData(), size_t(senha.size())) == 0;
}
} // namespace

Argon::Argon(Custo custo) : m_custo(custo)
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be initialised");
    QByteArray sorteada(32, Qt::Uninitialized);
    randombytes_buf(sorteada.data(), size_t(sorteada.size()));
    m_falsa = gerar(QString::fromLatin1(sorteada.toHex())).value_or(QByteArray());
}

dominio::Resultado<QByteArray> Argon::gerar(const QString &senha) const
{
    QByteArray bytes = bytesDe(senha);
    char texto[crypto_pwhash_STRBYTES] = {};
    const int r = crypto_pwhash_str_alg(texto, bytes.constData(), size_t(bytes.size()),
                                        static_cast<unsigned long long>(m_custo.passadas), size_t(m_custo.bytes),
                                        crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    if (r != 0)
        return dominio::falha({dominio::Codigo::Indisponivel, QStringLiteral("argon2: out of memory")});
    return QByteArray(texto);
}

bool Argon::confere(const QByteArray &phc, const QString &senha) const
{
    QByteArray bytes = bytesDe(senha);
    const bool existe = cabe(phc);
    const bool igual = confereSodium(existe ? phc : m_falsa, bytes);
    sodium_memzero(bytes.data(), size_t(bytes.size()));
    return existe && igual;
}

bool Argon::fraco(const QByteArray &phc) const
{
    long long memoriaKiB = 0, passadas = 0;
    if (std::sscanf(phc.constData(), "$argon2id$v=19$m=%lld,t=%lld,p=1$", &memoriaKiB, &passadas) != 2)
        return true;
    return memoriaKiB * 1024 < m_custo.bytes || passadas < m_custo.passadas;
}

} // namespace auth
