// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ed25519.h"

#include <dominio/ids.h>
#include <dominio/instante.h>

#include <QHash>
#include <QList>
#include <QMutex>

#include <array>
#include <memory>

namespace auth {

struct ChaveDeVerificacao {
    QByteArray kid, cabecalho; // cabecalho: the one encoded header that tokens under this key have
    ChavePublica publica;
};

// The keys of one moment; immutable, shared between threads.
struct Chaves {
    QList<ChaveDeVerificacao> conhecidas;
    std::optional<ChavePrivada> privada; // signs, under kid
    QByteArray kid;
};
[[nodiscard]] ChaveDeVerificacao chaveDeVerificacao(const ChavePublica &publica);

// What an access token says (RFC 9068).
struct Reivindicacoes {
    dominio::UsuarioId usuario;
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QUuid sessao, jti;
    qint64 emitido = 0, expira = 0; // seconds since 1970
};

// Writes and checks access tokens: JWT, Ed25519 and nothing else. Thread safe.
class Tokens
{
public:
    Tokens(QString emissor, QString publico);

    void usar(std::shared_ptr<const Chaves> chaves);
    [[nodiscard]] std::shared_ptr<const Chaves> chaves() const;
    [[nodiscard]] dominio::Resultado<QByteArray> emitir(const Reivindicacoes &reivindicacoes) const;
    // RFC 8725: header, signature, times, issuer, audience, type. A token that was found good is remembered by its
    // SHA-256 until it expires, so that the next request does not pay for the signature again.
    [[nodiscard]] dominio::Resultado<Reivindicacoes> conferir(const QByteArray &token, dominio::Instante agora);

private:
    struct Gaveta {
        QMutex tranca;
        QHash<QByteArray, Reivindicacoes> lembrados;
    };
    [[nodiscard]] QByteArray carga(const Reivindicacoes &r) const;
    [[nodiscard]] std::optional<Reivindicacoes> lerCarga(const QByteArray &json) const;
    [[nodiscard]] std::optional<Reivindicacoes> assinado(const QByteArray &token) const;
    void lembrar(Gaveta &gaveta, const QByteArray &resumo, const Reivindicacoes &r, qint64 agoraS);

    const QString m_emissor, m_publico;
    mutable QMutex m_tranca; // of m_chaves
    std::shared_ptr<const Chaves> m_chaves;
    std::array<Gaveta, 8> m_gavetas;
};

} // namespace auth
