// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/consulta.h>

namespace api {

struct FiltroConsultas {
    QString de, ate; // civil dates in the unit's zone, or instants
    QString unidadeId, medicoId, situacao;
    std::optional<bool> orfa;
    QString busca; // parts of the patient's name
};

class ApiConsultas
{
public:
    using Lista = Depois<QList<contrato::Consulta>>;

    explicit ApiConsultas(ClienteHttp &http) : m_http(http) {}
    void listar(const FiltroConsultas &filtro, QObject *contexto, Lista depois);
    void doMedico(const QString &medicoId, const FiltroConsultas &filtro, QObject *contexto, Lista depois);
    void doPaciente(const QString &pacienteId, QObject *contexto, Lista depois);
    void doPaciente(const QString &pacienteId, const FiltroConsultas &filtro, QObject *contexto, Lista depois);
    void ver(const QString &id, QObject *contexto, Depois<contrato::ConsultaDetalhada> depois);
    // chave: the idempotency key; the same key never books twice. FilaPendente also survives the program's end.
    void marcar(const contrato::NovaConsulta &nova, const QByteArray &chave, QObject *contexto,
                Depois<contrato::Consulta> depois);
    // acao: "confirmar", "recusar", "cancelar", "presenca", …; motivo empty: none. Where the appointment is already
    // what the action makes of it (an earlier answer was lost, or somebody was faster), that is the answer.
    void mudar(const QString &id, const QString &acao, const QString &motivo, QObject *contexto,
               Depois<contrato::Consulta> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
