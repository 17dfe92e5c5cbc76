// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tokens.h"

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>
#include <nucleo/observabilidade/registro.h>

#include <QMutex>

namespace auth {

// Looks after the signing keys. The database has the public halves, so that every server process can check every
// token; the private half of a key is a file of the machine that made it. A key is replaced every 90 days; the new one
// is published before it signs and the old one stays published while tokens under it can live.
class Chaveiro
{
public:
    struct Partes {
        nucleo::Banco &banco;
        Tokens &tokens; // gets the keys
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
        QString pasta;
    };
    static constexpr qint64 idadeMaximaMs = 90LL * 86'400'000;
    static constexpr qint64 publicarAntesMs = 10 * 60'000;
    static constexpr qint64 retirarDepoisMs = 15 * 60'000; // more than an access token lives

    explicit Chaveiro(Partes partes) : m(std::move(partes)) {}

    [[nodiscard]] dominio::Resultado<void> iniciar(); // reads the keys, makes the first one
    // Rereads and, where it is time, replaces; at most once a minute. Blocks: Executor threads.
    void cuidar();
    [[nodiscard]] dominio::Resultado<void> rodar();
    [[nodiscard]] QByteArray jwks() const; // RFC 7517

private:
    [[nodiscard]] dominio::Resultado<void> carregar();
    [[nodiscard]] dominio::Resultado<void> nova(dominio::Instante usarDesde);
    [[nodiscard]] QString arquivo(const QByteArray &kid) const;

    Partes m;
    QMutex m_tranca; // one thread at a time looks after the keys
    QHash<QByteArray, ChavePrivada> m_privadas;
    qint64 m_cuidadoMs = 0;
    dominio::Instante m_assinaDesde; // since when the key that signs is in use
    bool m_rodando = false;          // its successor is already published
};

} // namespace auth
