// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/fuso.h>

#include <QByteArray>
#include <QString>

namespace agendamento {

// Content lines of iCalendar (RFC 5545, 3.1): CRLF ends, no line above 75 octets, folded between characters.
class LinhasIcal
{
public:
    void linha(const QByteArray &conteudo); // UTF-8 without line ends, as it is to be read back
    // A TEXT value (3.3.11): escaped; controls other than line ends are dropped. Nothing at all where it is empty.
    void texto(const char *nome, const QString &valor);
    void instante(const char *nome, dominio::Instante quando); // in UTC
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

    [[nodiscard]] static QByteArray escapar(const QString &texto);
    // "20270328T013000"; whole seconds.
    [[nodiscard]] static QByteArray civil(QDate data, QTime hora);
    [[nodiscard]] static QByteArray emUtc(dominio::Instante quando); // "20270328T013000Z"

    static constexpr qsizetype octetosPorLinha = 75;

private:
    QByteArray m_bytes;
};

} // namespace agendamento
