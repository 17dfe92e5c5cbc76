// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace auth {

// What somebody typed into a search box, sorted into kinds: "silva maria", "529.982.247-25", "(11) 98765-4321",
// "12/03/1980", "maria@exemplo.com", or several of them together.
struct Procura {
    QStringList palavras; // without accents; each the beginning of a word of the name
    QStringList numeros;  // digits: the beginning of a CPF, or a phone number without country code
    std::optional<QDate> nascimento;
    QString email;           // its beginning, in lower case
    bool impossivel = false; // names a date that there is none of: finds nobody
    [[nodiscard]] bool vazia() const
    {
        return palavras.isEmpty() && numeros.isEmpty() && !nascimento && email.isEmpty() && !impossivel;
    }
    [[nodiscard]] bool soPalavras() const
    {
        return !palavras.isEmpty() && numeros.isEmpty() && !nascimento && email.isEmpty();
    }
};

[[nodiscard]] Procura lerProcura(const QString &digitado);

} // namespace auth
