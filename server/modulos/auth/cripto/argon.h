// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QString>

namespace auth {

// Argon2id through libsodium: hashes are PHC strings that name their own cost. Slow on purpose: only on the few threads
// kept for it. Thread safe.
class Argon
{
public:
    struct Custo {
        int passadas = 3;
        qint64 bytes = 64LL * 1024 * 1024;
    };
    explicit Argon(Custo custo);

    // Fails with Indisponivel where there is no memory for it.
    [[nodiscard]] dominio::Resultado<QByteArray> gerar(const QString &senha) const;
    // With an empty hash (no such account, no password yet) the same work is done and the answer is no.
    [[nodiscard]] bool confere(const QByteArray &phc, const QString &senha) const;
    // True where the hash cost less than it would today.
    [[nodiscard]] bool fraco(const QByteArray &phc) const;

private:
    Custo m_custo;
    QByteArray m_falsa; // hash of a password that nobody knows
};

} // namespace auth
