// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every struct of the contract is compiled here once, so that a mistake in a field table shows in this library.
#include "agenda.h"
#include "consulta.h"
#include "evento.h"
#include "notificacao.h"
#include "sessao.h"

namespace contrato {

static_assert(TemTabela<NovoUsuario> && TemTabela<EdicaoUsuario> && TemTabela<Usuario> && TemTabela<Medico>);
static_assert(TemTabela<NovaConsulta> && TemTabela<ConsultaDetalhada> && TemTabela<NovaAgenda> && TemTabela<Bloqueio>);
static_assert(TextosDe<dominio::Situacao>::textos.size() == size_t(dominio::Situacao::Faltou) + 1);
static_assert(TextosDe<Modelo>::textos.size() == size_t(Modelo::BoasVindas) + 1);

} // namespace contrato
