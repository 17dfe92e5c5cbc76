// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../parametros.h"
#include "casos.h"

// GET /eventos: who may see which event stands with each event; here only what the caller wants of them.
namespace agendamento {

using namespace Qt::StringLiterals;

Resultado<QUuid> unidadePedida(const Requisicao &r)
{
    Parametros p(r);
    const auto unidade = p.id<dominio::UnidadeId>(u"unidadeId"_s);
    AGENDA_TENTAR(p.conferir());
    return unidade ? unidade->uuid() : QUuid();
}

} // namespace agendamento
