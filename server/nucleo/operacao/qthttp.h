// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/versoesqt.h>

#include <QHttpServer>
#include <QHttpServerRequest>
#include <QHttpServerResponse>
#include <QTcpServer>

#if AGENDA_QT_6_8
#include <QHttpHeaders>
#endif

// Everything in which Qt's HTTP server of 6.4 differs from that of 6.8, as far as it is used here.
namespace nucleo::qthttp {

// `sockets` listens already: 6.8 asks for that, 6.4 does not mind. Qt takes it as its child.
[[nodiscard]] inline bool ligar(QHttpServer &http, QTcpServer *sockets)
{
#if AGENDA_QT_6_8
    return http.bind(sockets);
#else
    http.bind(sockets);
    return true;
#endif
}

inline void porCabecalho(QHttpServerResponse &resposta, const QByteArray &nome, const QByteArray &valor)
{
#if AGENDA_QT_6_8
    QHttpHeaders cabecalhos = resposta.headers();
    cabecalhos.append(nome, valor);
    resposta.setHeaders(std::move(cabecalhos));
#else
    resposta.addHeader(nome, valor);
#endif
}

} // namespace nucleo::qthttp
