// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clientehttp.h"

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <contrato/sessao.h>

// One class per resource of the API. Every call takes a context object; lists come whole (pages are followed).
namespace api {

template<class T>
using Depois = std::function<void(Resultado<T>)>;

struct FiltroConsultas {
    QString de, ate; // civil dates in the unit's zone, or instants
    QString unidadeId, medicoId, situacao;
    std::optional<bool> orfa;
};

class ApiConsultas
{
public:
    explicit ApiConsultas(ClienteHttp &http) : m_http(http) {}
    void listar(const FiltroConsultas &filtro, QObject *contexto, Depois<QList<contrato::Consulta>> depois);
    void doMedico(const QString &medicoId, const FiltroConsultas &filtro, QObject *contexto,
                  Depois<QList<contrato::Consulta>> depois);
    void doPaciente(const QString &pacienteId, QObject *contexto, Depois<QList<contrato::Consulta>> depois);
    void ver(const QString &id, QObject *contexto, Depois<contrato::ConsultaDetalhada> depois);
    // chave: the idempotency key; the same key never books twice.
    void marcar(const contrato::NovaConsulta &nova, const QByteArray &chave, QObject *contexto,
                Depois<contrato::Consulta> depois);
    // acao: "confirmar", "recusar", "cancelar", "presenca", …; motivo empty: none.
    void mudar(const QString &id, const QString &acao, const QString &motivo, QObject *contexto,
               Depois<contrato::Consulta> depois);

private:
    ClienteHttp &m_http;
};

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

class ApiPacientes
{
public:
    explicit ApiPacientes(ClienteHttp &http) : m_http(http) {}
    void buscar(const QString &texto, QObject *contexto, Depois<QList<contrato::PacienteResumo>> depois);
    void ver(const QString &id, QObject *contexto, Depois<contrato::Usuario> depois);
    void cadastrar(const contrato::NovoUsuario &novo, const QByteArray &chave, QObject *contexto,
                   Depois<contrato::Usuario> depois);

private:
    ClienteHttp &m_http;
};

class ApiUnidades
{
public:
    explicit ApiUnidades(ClienteHttp &http) : m_http(http) {}
    void listar(QObject *contexto, Depois<QList<contrato::Unidade>> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
