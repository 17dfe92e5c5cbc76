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
        {.nome = "situacao", .descricao = "State of the message"},
        {.nome = "canal", .descricao = "email, sms, whatsapp or telefone"},
        {.nome = "de", .formato = contrato::fimDePeriodo, .descricao = "Made at or after: an instant or a civil date"},
        {.nome = "ate", .formato = contrato::fimDePeriodo, .descricao = "Made before, at most 5 years later"},
        {.nome = "limite", .tipo = "integer", .descricao = "1 to 100, default 50", .minimo = 1, .maximo = 100},
        {.nome = "cursor", .descricao = "\"proximo\" of the page before"}};
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
         {"Send an e-mail from a template", contrato::esquema<NovaNotificacao>(), uma, 202, {}},
         &a.banco,
         true},
        {Metodo::Get,
         "/notificacoes/paciente/{id}",
         donoOuEquipe,
         listarDoPaciente(a),
         {"A patient's messages, newest first", {}, varias, 200, filtros()}},
        {Metodo::Get, "/notificacoes/{id}", todos, verNotificacao(a), {"One message", {}, uma, 200, {}}},
        {Metodo::Get,
         "/notificacoes",
         balcao,
         listar(a),
         {"Messages by state and channel, newest first", {}, varias, 200, filtros()}},
        {Metodo::Post,
         "/notificacoes/{id}/reenviar",
         balcao,
         reenviar(a),
         {"Try a failed message again", {}, uma, 202, {}},
         &a.banco,
         true},
    };
}

} // namespace notificacoes
