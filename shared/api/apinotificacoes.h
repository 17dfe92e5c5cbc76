// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/notificacao.h>

namespace api {

struct FiltroNotificacoes {
    QString situacao, canal, de, ate;
};

class ApiNotificacoes
{
public:
    explicit ApiNotificacoes(ClienteHttp &http) : m_http(http) {}
    void listar(const FiltroNotificacoes &filtro, QObject *contexto, Depois<QList<contrato::Notificacao>> depois);
    void doPaciente(const QString &pacienteId, QObject *contexto, Depois<QList<contrato::Notificacao>> depois);
    void enviarEmail(const contrato::NovaNotificacao &nova, const QByteArray &chave, QObject *contexto,
                     Depois<contrato::Notificacao> depois);
    void reenviar(const QString &id, const QByteArray &chave, QObject *contexto, Depois<contrato::Notificacao> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
