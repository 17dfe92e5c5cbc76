// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/agenda.h>
#include <contrato/sessao.h>

namespace api {

class ApiMedicos
{
public:
    explicit ApiMedicos(ClienteHttp &http) : m_http(http) {}
    void listar(QObject *contexto, Depois<QList<contrato::Medico>> depois);
    void horarios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                  Depois<QList<contrato::HorarioLivre>> depois);
    void bloqueios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                   Depois<QList<contrato::Bloqueio>> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
