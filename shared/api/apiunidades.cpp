// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiunidades.h"

namespace api {

using namespace detalhe;

void ApiUnidades::listar(QObject *contexto, Depois<QList<contrato::Unidade>> depois)
{
    juntarPaginas<contrato::Unidade>(m_http, pedidoDe(caminhos::unidades), contexto, std::move(depois));
}

} // namespace api
