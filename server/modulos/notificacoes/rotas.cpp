// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rotas.h"

namespace notificacoes {

using contrato::NovaNotificacao;
using nucleo::Acesso;
using nucleo::Metodo;
using nucleo::Rota;

namespace {

constexpr Acesso balcao{.recepcionista = Acesso::Sim, .admin = Acesso::Sim};
constexpr Acesso equipe{.medico = Acesso::Sim, .recepcionista = Acesso::Sim, .admin = Acesso::Sim};
constexpr Acesso donoOuEquipe{
    .paciente = Acesso::SeDono, .medico = Acesso::Sim, .recepcionista = Acesso::Sim, .admin = Acesso::Sim};

constexpr Acesso todos{
    .paciente = Acesso::Sim, .medico = Acesso::Sim, .recepcionista = Acesso::Sim, .admin = Acesso::Sim};

QList<contrato::ParametroDeConsulta> filtros()
{
    return {
        {.nome = "situacao", .descricao = "a situação da mensagem"},
        {.nome = "canal", .descricao = "email, sms, whatsapp ou telefone"},
        {.nome = "de",
         .formato = contrato::fimDePeriodo,
         .descricao = "feita a partir daí: instante ou data civil, inclusive"},
        {.nome = "ate",
         .formato = contrato::fimDePeriodo,
         .descricao = "feita antes: instante ou data civil, exclusive; até 5 anos depois"},
        {.nome = "limite", .tipo = "integer", .descricao = "1 a 100; 50 onde não se diz", .minimo = 1, .maximo = 100},
        {.nome = "cursor", .descricao = "de \"proximo\" da página anterior"}};
}

} // namespace

QList<Rota> rotasDasNotificacoes(Ambiente &a)
{
    const auto uma = contrato::esquema<contrato::Notificacao>(), varias = contrato::listaDe<contrato::Notificacao>();
    return {
        {Metodo::Post,
         "/notificacoes/email",
         equipe,
         solicitarEmail(a),
         {"Enviar um e-mail de um modelo", contrato::esquema<NovaNotificacao>(), uma, 202, {}},
         &a.banco,
         true},
        {Metodo::Get,
         "/notificacoes/paciente/{id}",
         donoOuEquipe,
         listarDoPaciente(a),
         {"Mensagens de um paciente, as mais novas antes", {}, varias, 200, filtros()}},
        {Metodo::Get, "/notificacoes/{id}", todos, verNotificacao(a), {"Uma mensagem", {}, uma, 200, {}}},
        {Metodo::Get,
         "/notificacoes",
         balcao,
         listar(a),
         {"Mensagens por situação e canal, as mais novas antes", {}, varias, 200, filtros()}},
        {Metodo::Post,
         "/notificacoes/{id}/reenviar",
         balcao,
         reenviar(a),
         {"Tentar de novo uma mensagem que falhou", {}, uma, 202, {}},
         &a.banco,
         true},
    };
}

} // namespace notificacoes
