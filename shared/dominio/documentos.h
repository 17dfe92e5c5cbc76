// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "erro.h"

#include <QString>

#include <expected>

// Numbers and addresses of people, checked when made: a value of one of these types is a valid one. deTexto() says what
// is wrong with a text as the contract's field code.
namespace dominio {

template<class T>
using Lido = std::expected<T, CodigoCampo>;

// The tax number of a person: 11 digits, two of them check digits (Receita Federal).
class Cpf
{
public:
    Cpf() = default;
    [[nodiscard]] static Lido<Cpf> deTexto(QStringView texto); // with or without punctuation
    [[nodiscard]] const QString &texto() const { return m_digitos; }
    [[nodiscard]] QString formatado() const; // "529.982.247-25"
    [[nodiscard]] QString mascarado() const; // "***.982.247-**"
    friend bool operator==(const Cpf &, const Cpf &) = default;

private:
    QString m_digitos;
};

// The national health card: 15 digits, weighted sum (15..1) divisible by 11 (DATASUS).
class Cns
{
public:
    Cns() = default;
    [[nodiscard]] static Lido<Cns> deTexto(QStringView texto);
    [[nodiscard]] const QString &texto() const { return m_digitos; }
    friend bool operator==(const Cns &, const Cns &) = default;

private:
    QString m_digitos;
};

// A telephone number in E.164. Brazilian ones (+55) are checked against the numbering plan (Anatel): 67 area codes,
// mobile 9 + 8 digits, fixed [2-5] + 7 digits. Other countries: 8 to 15 digits.
class Telefone
{
public:
    Telefone() = default;
    [[nodiscard]] static Lido<Telefone> deTexto(QStringView texto); // E.164 with "+"; spaces, dots, hyphens, () ignored
    // As people write it at a Brazilian desk: "(11) 98765-4321" too.
    [[nodiscard]] static Lido<Telefone> deTextoNacional(QStringView texto);
    [[nodiscard]] const QString &texto() const { return m_e164; }
    [[nodiscard]] bool brasileiro() const { return m_e164.startsWith(QLatin1String("+55")); }
    [[nodiscard]] bool ehCelular() const; // may get an SMS; always true for other countries
    [[nodiscard]] QString formatado() const;
    [[nodiscard]] QString mascarado() const; // "(11) *****-4321"
    friend bool operator==(const Telefone &, const Telefone &) = default;

private:
    QString m_e164;
};

// An e-mail address: local part as written, domain in lower case. At most 254 characters, ASCII, no quoting.
class Email
{
public:
    Email() = default;
    [[nodiscard]] static Lido<Email> deTexto(QStringView texto);
    [[nodiscard]] const QString &texto() const { return m_endereco; }
    [[nodiscard]] QString mascarado() const; // "m****@exemplo.com"
    friend bool operator==(const Email &, const Email &) = default;

private:
    QString m_endereco;
};

// A state of Brazil by its two letters.
class Uf
{
public:
    Uf() = default;
    [[nodiscard]] static Lido<Uf> deTexto(QStringView texto);
    [[nodiscard]] const QString &texto() const { return m_sigla; }
    friend bool operator==(const Uf &, const Uf &) = default;

private:
    QString m_sigla;
};

// A doctor's registration: number and state, unique as a pair.
struct Crm {
    QString numero; // 1..10 digits
    Uf uf;
    [[nodiscard]] static Lido<QString> numeroDeTexto(QStringView texto);
    [[nodiscard]] QString texto() const { return numero + u'/' + uf.texto(); }
    friend bool operator==(const Crm &, const Crm &) = default;
};

} // namespace dominio
