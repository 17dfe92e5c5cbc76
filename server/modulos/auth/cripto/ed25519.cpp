// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ed25519.h"

#include "base64url.h"

#include <QCryptographicHash>
#include <QFile>

#include <openssl/evp.h>
#include <openssl/pem.h>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::falha;
using dominio::Resultado;

namespace auth {

namespace {
using Bio = std::unique_ptr<BIO, decltype(&BIO_free_all)>;
using Resumidor = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

std::shared_ptr<EVP_PKEY> dono(EVP_PKEY *chave)
{
    return {chave, EVP_PKEY_free};
}

const unsigned char *octetos(QByteArrayView b)
{
    return reinterpret_cast<const unsigned char *>(b.data());
}
} // namespace

ChavePublica::ChavePublica(std::shared_ptr<EVP_PKEY> chave, QByteArray bytes) :
    m_chave(std::move(chave)), m_bytes(std::move(bytes))
{}

std::optional<ChavePublica> ChavePublica::deBytes(const QByteArray &bytes)
{
    if (bytes.size() != 32)
        return std::nullopt;
    EVP_PKEY *chave = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octetos(bytes), size_t(bytes.size()));
    if (!chave)
        return std::nullopt;
    return ChavePublica(dono(chave), bytes);
}

bool ChavePublica::confere(QByteArrayView mensagem, QByteArrayView assinatura) const
{
    if (assinatura.size() != 64)
        return false;
    const Resumidor ctx(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    return ctx && EVP_DigestVerifyInit(ctx.get(), nullptr, nullptr, nullptr, m_chave.get()) == 1 &&
           EVP_DigestVerify(ctx.get(), octetos(assinatura), size_t(assinatura.size()), octetos(mensagem),
                            size_t(mensagem.size())) == 1;
}

QByteArray ChavePublica::impressao() const
{
    // The members in lexical order, no spaces: RFC 7638, section 3.
    const QByteArray jwk = R"({"crv":"Ed25519","kty":"OKP","x":")" + paraBase64Url(m_bytes) + R"("})";
    return paraBase64Url(QCryptographicHash::hash(jwk, QCryptographicHash::Sha256));
}

Resultado<ChavePrivada> ChavePrivada::gerar()
{
    EVP_PKEY *chave = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
    if (!chave)
        return falha({Codigo::ErroInterno, u"ed25519: no key could be made"_s});
    return ChavePrivada(dono(chave));
}

Resultado<ChavePrivada> ChavePrivada::doArquivo(const QString &caminho)
{
    QFile f(caminho);
    if (!f.open(QIODevice::ReadOnly))
        return falha({Codigo::ErroInterno, u"signing key: the file cannot be read"_s});
    const QByteArray pem = f.readAll();
    const Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())), BIO_free_all);
    EVP_PKEY *chave = bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr) : nullptr;
    if (!chave || EVP_PKEY_get_id(chave) != EVP_PKEY_ED25519) {
        EVP_PKEY_free(chave);
        return falha({Codigo::ErroInterno, u"signing key: the file holds no Ed25519 key"_s});
    }
    return ChavePrivada(dono(chave));
}

Resultado<void> ChavePrivada::gravar(const QString &caminho) const
{
    const Bio bio(BIO_new(BIO_s_secmem()), BIO_free_all);
    char *dados = nullptr;
    if (!bio || PEM_write_bio_PKCS8PrivateKey(bio.get(), m_chave.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1)
        return falha({Codigo::ErroInterno, u"signing key: not encodable"_s});
    const long tamanho = BIO_get_mem_data(bio.get(), &dados);
    QFile f(caminho);
    if (!f.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        f.write(dados, tamanho) != tamanho || !f.flush())
        return falha({Codigo::SemEspaco, u"signing key: the file cannot be written"_s});
#ifdef Q_OS_UNIX
    if (::fsync(f.handle()) != 0)
        return falha({Codigo::SemEspaco, u"signing key: the file cannot be synced"_s});
#endif
    return {};
}

QByteArray ChavePrivada::assinar(QByteArrayView mensagem) const
{
    QByteArray assinatura(64, Qt::Uninitialized);
    size_t tamanho = size_t(assinatura.size());
    const Resumidor ctx(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!ctx || EVP_DigestSignInit(ctx.get(), nullptr, nullptr, nullptr, m_chave.get()) != 1 ||
        EVP_DigestSign(ctx.get(), reinterpret_cast<unsigned char *>(assinatura.data()), &tamanho, octetos(mensagem),
                       size_t(mensagem.size())) != 1)
        return {};
    return assinatura;
}

ChavePublica ChavePrivada::publica() const
{
    QByteArray bytes(32, '\0');
    size_t tamanho = size_t(bytes.size());
    EVP_PKEY_get_raw_public_key(m_chave.get(), reinterpret_cast<unsigned char *>(bytes.data()), &tamanho);
    return *ChavePublica::deBytes(bytes);
}

} // namespace auth
