// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chamada.h"

#include <contrato/sessao.h>

namespace api {

class ApiPacientes
{
public:
    explicit ApiPacientes(ClienteHttp &http) : m_http(http) {}
    // The best dozen: name parts in any order, CPF, phone or birth date.
    void buscar(const QString &texto, QObject *contexto, Depois<QList<contrato::PacienteResumo>> depois);
    void ver(const QString &id, QObject *contexto, Depois<contrato::Usuario> depois);
    void abrir(const QString &id, QObject *contexto, Depois<ComVersao<contrato::Usuario>> depois); // to edit
    void editar(const QString &id, const contrato::EdicaoUsuario &edicao, const QByteArray &versao, QObject *contexto,
                Depois<ComVersao<contrato::Usuario>> depois);
    void cadastrar(const contrato::NovoUsuario &novo, const QByteArray &chave, QObject *contexto,
                   Depois<contrato::Usuario> depois);

private:
    ClienteHttp &m_http;
};

} // namespace api
