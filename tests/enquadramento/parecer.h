// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace enquadramento {

// One request as a judge saw it: how long its body is, what is in it, and which line it began with.
struct Pedido {
    qsizetype tamanho = 0;
    quint32 corpo = 0, linha = 0; // CRC-32; the line is "METHOD target"
    friend bool operator==(const Pedido &, const Pedido &) = default;
};

// What a judge says of the bytes of one connection. As a line of text: the end as one letter, a space, the requests
// joined by "|" (each "length:body:line", both CRCs in hexadecimal), a tabulator and the judge's own word for why.
struct Parecer {
    enum Fim : char {
        Inteiro = 'F',  // every request was taken, or the connection ended as the last one asked
        Recusado = 'R', // what follows the requests is none
        Falta = 'I',    // more bytes are needed
        SemParecer = '?'
    };
    QList<Pedido> pedidos;
    Fim fim = SemParecer;
    QByteArray motivo;
};

[[nodiscard]] quint32 crc32(QByteArrayView bytes);
[[nodiscard]] Pedido pedidoDe(QByteArrayView metodo, QByteArrayView alvo, QByteArrayView corpo);
[[nodiscard]] Parecer parecerDe(const QByteArray &linha);
[[nodiscard]] QByteArray texto(const Parecer &parecer);

// How the project's own parser reads the bytes: all at once, and in pieces that `acaso` cuts; the two must agree.
[[nodiscard]] Parecer nosso(const QByteArray &bytes);
[[nodiscard]] Parecer nossoAosPedacos(const QByteArray &bytes, quint64 acaso);

// Do we take more than the other judge does? Empty: no. Else what of: a request that the other refuses or that begins
// or ends elsewhere for it.
[[nodiscard]] QByteArray tomamosMais(const Parecer &nosso, const Parecer &outro);

} // namespace enquadramento
