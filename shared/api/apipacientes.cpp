// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apipacientes.h"

namespace api {

using namespace detalhe;
using contrato::Usuario;
using dominio::falha;

void ApiPacientes::buscar(const QString &texto, QObject *contexto, Depois<QList<contrato::PacienteResumo>> depois)
{
    Pedido pedido = pedidoDe(caminhos::pacientes);
    juntar(pedido.consulta, "busca", texto);
    juntar(pedido.consulta, "limite", QStringLiteral("12"));
    pedido.tentativas = 1; // the next key asks again
    m_http.pedir(pedido, contexto, [depois = std::move(depois)](const Resultado<Resposta> &r) {
        if (!r)
            return depois(falha(r.error()));
        const auto lista = contrato::lerLista<contrato::PacienteResumo>(r->corpo);
        depois(lista ? Resultado<QList<contrato::PacienteResumo>>(lista->itens) : falha(lista.error()));
    });
}

void ApiPacientes::ver(const QString &id, QObject *contexto, Depois<Usuario> depois)
{
    m_http.pedir(pedidoDe(caminhos::usuario, {id}), contexto, lendo(std::move(depois)));
}

void ApiPacientes::abrir(const QString &id, QObject *contexto, Depois<ComVersao<Usuario>> depois)
{
    m_http.pedir(pedidoDe(caminhos::usuario, {id}), contexto, lendoComVersao(std::move(depois)));
}

void ApiPacientes::editar(const QString &id, const contrato::EdicaoUsuario &edicao, const QByteArray &versao,
                          QObject *contexto, Depois<ComVersao<Usuario>> depois)
{
    Pedido pedido = pedidoDe("PUT", caminhos::usuario, {id}, contrato::escrever(edicao));
    pedido.versao = versao;
    m_http.pedir(pedido, contexto, lendoComVersao(std::move(depois)));
}

void ApiPacientes::cadastrar(const contrato::NovoUsuario &novo, const QByteArray &chave, QObject *contexto,
                             Depois<Usuario> depois)
{
    Pedido pedido = pedidoDe("POST", caminhos::cadastro, {}, contrato::escrever(novo));
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

} // namespace api
