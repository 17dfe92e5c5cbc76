// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace notificacoes {

// Someone's name and e-mail address. The address is kept as it goes on the wire: ASCII, the domain in its IDNA form.
struct CaixaPostal {
    QString nome;
    QByteArray endereco;
    [[nodiscard]] QByteArray dominio() const { return endereco.mid(endereco.lastIndexOf('@') + 1); }

    // "address" or "Name <address>"; nothing where the address is not one that can safely stand in a header and in
    // an SMTP command. The name is not judged here: MensagemMime refuses line breaks in it.
    [[nodiscard]] static std::optional<CaixaPostal> deTexto(const QString &texto);
    [[nodiscard]] static std::optional<CaixaPostal> de(const QString &nome, const QString &endereco);
};

// "ana.souza@exemplo.com" → "a***@exemplo.com": what answers and lists show.
[[nodiscard]] QString enderecoMascarado(const QByteArray &endereco);

} // namespace notificacoes
