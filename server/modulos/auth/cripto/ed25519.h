// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

using EVP_PKEY = struct evp_pkey_st;

namespace auth {

// The public half of an Ed25519 key (RFC 8032). A cheap value to copy; any thread.
class ChavePublica
{
public:
    [[nodiscard]] static std::optional<ChavePublica> deBytes(const QByteArray &trintaEDois);
    [[nodiscard]] bool confere(QByteArrayView mensagem, QByteArrayView assinatura) const;
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] QByteArray impressao() const; // RFC 7638 thumbprint, base64url: the key's name

private:
    ChavePublica(std::shared_ptr<EVP_PKEY> chave, QByteArray bytes);
    std::shared_ptr<EVP_PKEY> m_chave;
    QByteArray m_bytes;
};

// The private half. Leaves the process only as a file that its owner alone can read.
class ChavePrivada
{
public:
    [[nodiscard]] static dominio::Resultado<ChavePrivada> gerar();
    [[nodiscard]] static dominio::Resultado<ChavePrivada> doArquivo(const QString &caminho); // PKCS #8, PEM
    [[nodiscard]] dominio::Resultado<void> gravar(const QString &caminho) const;             // new file, mode 0600
    [[nodiscard]] QByteArray assinar(QByteArrayView mensagem) const;                         // empty: it failed
    [[nodiscard]] ChavePublica publica() const;

private:
    explicit ChavePrivada(std::shared_ptr<EVP_PKEY> chave) : m_chave(std::move(chave)) {}
    std::shared_ptr<EVP_PKEY> m_chave;
};

} // namespace auth
