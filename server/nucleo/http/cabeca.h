// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <expected>

namespace nucleo {

struct LimitesDeCabeca {
    int bytes = 16 * 1024, campos = 64, alvo = 4096;
};

// The head of a request, as RFC 9112 strictly allows it. Names are lower case; values have no CR, LF or NUL.
struct Cabeca {
    QByteArray metodo, alvo;
    int menor = 1; // HTTP/1.x
    QList<std::pair<QByteArray, QByteArray>> campos;
    qint64 tamanho = -1; // Content-Length; -1: none
    bool emPedacos = false, manter = true, espera100 = false;
    [[nodiscard]] bool temCorpo() const { return tamanho > 0 || emPedacos; }
    [[nodiscard]] QByteArray valor(const QByteArray &nome) const;
};

[[nodiscard]] bool ehToken(QByteArrayView texto);         // RFC 9110, 5.6.2
[[nodiscard]] bool escapesInteiros(QByteArrayView texto); // each "%" has its two hexadecimal digits
[[nodiscard]] bool enquadra(QByteArrayView nome); // a lower-case name that says where the body ends, or for whom it is
[[nodiscard]] bool ehCampo(QByteArrayView linha); // "name: value", without its line end, of clean bytes

// Where a head ends in what has come so far.
struct FimDaCabeca {
    qsizetype onde = -1; // of the empty line; -1: not there yet
    int recusa = 0;      // HTTP status: no head will come of these bytes
};
// visto: so many bytes were looked through before and are not looked through again.
[[nodiscard]] FimDaCabeca acharFim(const QByteArray &entrada, qsizetype visto, const LimitesDeCabeca &limites);

// Reads the bytes before the empty line (which is not in them). Stricter than the RFC where leniency is what attacks
// live on: no folding, no bare CR or LF, no space before the colon, exactly one Host, one length or chunked but never
// both. The error is the HTTP status that says so: 400, 414, 417, 431, 501, 505.
[[nodiscard]] std::expected<Cabeca, int> lerCabeca(QByteArrayView bloco, const LimitesDeCabeca &limites);

} // namespace nucleo
