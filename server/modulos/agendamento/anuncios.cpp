// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "anuncios.h"

namespace agendamento {

using dominio::Perfil;
using nucleo::Publicacao;

nucleo::Publico daEquipe(QList<QUuid> medicos)
{
    return {{Perfil::Recepcionista, Perfil::Admin}, std::move(medicos)};
}

Publicacao anuncioDe(const QByteArray &tipo, const contrato::Consulta &c)
{
    return {.tipo = tipo,
            .agregado = c.id.uuid(),
            .dados = contrato::escrever(c),
            .publico = daEquipe({c.medicoId.uuid()}),
            .unidade = c.unidadeId.uuid()};
}

Publicacao anuncioDe(const QByteArray &tipo, const contrato::Bloqueio &b)
{
    return {.tipo = tipo,
            .agregado = b.id.uuid(),
            .dados = contrato::escrever(b),
            .publico = daEquipe({b.medicoId.uuid()})};
}

Publicacao anuncioDe(const QByteArray &tipo, const contrato::Espera &e)
{
    QList<QUuid> medicos;
    if (tipo.startsWith("vaga.") && e.medicoId)
        medicos << e.medicoId->uuid();
    if (tipo.startsWith("vaga.") && e.oferta && !medicos.contains(e.oferta->medicoId.uuid()))
        medicos << e.oferta->medicoId.uuid();
    const auto unidade = e.oferta ? std::optional(e.oferta->unidadeId) : e.unidadeId;
    return {.tipo = tipo,
            .agregado = e.id.uuid(),
            .dados = contrato::escrever(e),
            .publico = daEquipe(std::move(medicos)),
            .unidade = unidade ? unidade->uuid() : QUuid()};
}

} // namespace agendamento
