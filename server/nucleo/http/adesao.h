// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lugaresaovivo.h"
#include "requisicao.h"

class QTcpSocket;

namespace nucleo {

// A connection that becomes a live stream. Whoever has it owns the socket.
struct Adesao {
    QTcpSocket *socket = nullptr;
    QHostAddress par;
    Identidade quem;
    QUuid unidade; // whose events alone are wanted; null: all
    LugaresAoVivo::Lugar lugar;
    std::shared_ptr<void> vaga; // among the requests under way of its client, behind a proxy
    QByteArray ultimo;          // Last-Event-ID, as sent
    QByteArray cabecalhos;      // of the answer, beside the stream's own, each line with its end
};

} // namespace nucleo
