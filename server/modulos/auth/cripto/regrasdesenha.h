// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/erro.h>

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace auth {

// What a new password must be: 12 to 128 characters of any kind, no NUL, and not one that is tried first.
class RegrasDeSenha
{
public:
    static constexpr int minimo = 12, maximo = 128;
    RegrasDeSenha(); // reads the list of common words from the module's resources

    // proprios: what an attacker knows of the person (e-mail, name, CPF); a password made of it is a common one.
    [[nodiscard]] std::optional<dominio::ErroCampo> erro(const QString &campo, const QString &senha,
                                                         const QStringList &proprios = {}) const;

private:
    [[nodiscard]] bool comum(const QString &senha, const QStringList &proprios) const;
    QSet<QString> m_palavras;
};

} // namespace auth
