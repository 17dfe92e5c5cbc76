// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/agenda.h>

namespace api {

// A doctor's weekly agendas and blocks.
class ApiAgenda
{
public:
    using Agendas = ComVersao<QList<contrato::AgendaUnidade>>;

    explicit ApiAgenda(ClienteHttp &http) : m_http(http) {}
    void ver(const QString &medicoId, QObject *contexto, Depois<Agendas> depois);
    // versao: of what ver() gave; VersaoDesatualizada where somebody else was faster.
    void definir(const QString &medicoId, const contrato::NovaAgenda &nova, const QByteArray &versao, QObject *contexto,
                 Depois<Agendas> depois);
    void bloquear(const QString &medicoId, const contrato::NovoBloqueio &novo, const QByteArray &chave,
                  QObject *contexto, Depois<contrato::Bloqueio> depois);
    // A block that is gone already counts as removed.
    void desbloquear(const QString &medicoId, const QString &bloqueioId, QObject *contexto, Depois<void> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
