// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/agenda.h>

namespace api {

class ApiUnidades
{
public:
    explicit ApiUnidades(ClienteHttp &http) : m_http(http) {}
    void listar(QObject *contexto, Depois<QList<contrato::Unidade>> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
