// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

namespace contrato {

// An event as it goes over the live stream and the broker (contract, section 7). dados is the resource, left as JSON
// text: its type follows from tipo.
struct Evento {
    QUuid id;
    QString tipo; // "consulta.confirmada"
    int versao = 1;
    dominio::Instante em;
    QUuid agregado;
    std::optional<QUuid> ator; // absent: the server
    QByteArray dados;
};

[[nodiscard]] QByteArray escreverEvento(const Evento &evento);
[[nodiscard]] dominio::Resultado<Evento> lerEvento(QByteArrayView bytes);

} // namespace contrato
