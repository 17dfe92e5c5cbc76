// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apimedicos.h"

namespace api {

using namespace detalhe;

namespace {

Pedido noPeriodo(const char *caminho, const QString &medicoId, const QString &de, const QString &ate)
{
    Pedido pedido = pedidoDe(caminho, {medicoId});
    juntar(pedido.consulta, "de", de);
    juntar(pedido.consulta, "ate", ate);
    return pedido;
}

} // namespace

void ApiMedicos::listar(QObject *contexto, Depois<QList<contrato::Medico>> depois)
{
    juntarPaginas<contrato::Medico>(m_http, pedidoDe(caminhos::medicos), contexto, std::move(depois));
}

void ApiMedicos::horarios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                          Depois<QList<contrato::HorarioLivre>> depois)
{
    juntarPaginas<contrato::HorarioLivre>(m_http, noPeriodo(caminhos::horarios, medicoId, de, ate), contexto,
                                          std::move(depois));
}

void ApiMedicos::bloqueios(const QString &medicoId, const QString &de, const QString &ate, QObject *contexto,
                           Depois<QList<contrato::Bloqueio>> depois)
{
    juntarPaginas<contrato::Bloqueio>(m_http, noPeriodo(caminhos::bloqueios, medicoId, de, ate), contexto,
                                      std::move(depois));
}

} // namespace api
