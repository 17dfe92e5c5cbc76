// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../servicos.h"

#include <dominio/situacao.h>
#include <nucleo/http/rota.h>

// The use cases as the route table names them; each in the file of its name.
namespace agendamento {

using nucleo::Efeito;
using nucleo::Requisicao;
using nucleo::Resposta;
using nucleo::Resultado;

[[nodiscard]] Resultado<Resposta> listarUnidades(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verUnidade(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> criarUnidade(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> editarUnidade(const Servicos &s, const Requisicao &r);

[[nodiscard]] Resultado<Resposta> verAgenda(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> definirAgenda(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarHorarios(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarHorariosDaClinica(const Servicos &s, const Requisicao &r);

[[nodiscard]] Resultado<Resposta> listarFeriados(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verFeriado(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> criarFeriado(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> removerFeriado(const Servicos &s, const Requisicao &r);

[[nodiscard]] Resultado<Resposta> listarBloqueios(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verBloqueio(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> criarBloqueio(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> removerBloqueio(const Servicos &s, const Requisicao &r);

// The doctor's iCalendar feed and the secret link that opens it.
[[nodiscard]] Resultado<Efeito> criarLinkDaAgenda(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verLinkDaAgenda(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> revogarLinkDaAgenda(const Servicos &s, const Requisicao &r);
// The unit in ?unidadeId; null where none is asked for.
[[nodiscard]] Resultado<QUuid> unidadePedida(const Requisicao &r);
[[nodiscard]] Resultado<Resposta> lerCalendario(const Servicos &s, const Requisicao &r);

[[nodiscard]] Resultado<Efeito> marcarConsulta(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> marcarSerie(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> remarcarConsulta(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> responderConsulta(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> criarReserva(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verReserva(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> removerReserva(const Servicos &s, const Requisicao &r);
// The server's clock: TransicaoInvalida where it is no longer due.
[[nodiscard]] Resultado<void> vencerReserva(nucleo::Transacao &tx, dominio::ReservaId id);

// The waiting list.
[[nodiscard]] Resultado<Efeito> entrarNaEspera(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarEsperas(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> verEspera(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> sairDaEspera(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> aceitarVaga(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Efeito> recusarVaga(const Servicos &s, const Requisicao &r);
// The server's clock: TransicaoInvalida where it no longer waits.
[[nodiscard]] Resultado<void> vencerEspera(nucleo::Transacao &tx, dominio::EsperaId id);

[[nodiscard]] Resultado<Efeito> mudarConsulta(const Servicos &s, const Requisicao &r, dominio::Acao acao);
[[nodiscard]] bool exigeMotivo(dominio::Acao acao); // then the request has a body, else none
[[nodiscard]] Resultado<Resposta> verConsulta(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarConsultas(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarConsultasDoPaciente(const Servicos &s, const Requisicao &r);
[[nodiscard]] Resultado<Resposta> listarConsultasDoMedico(const Servicos &s, const Requisicao &r);

// Effect of usuario.* events: this module's own copy of the account.
[[nodiscard]] Resultado<void> receberPessoa(const nucleo::Evento &evento, nucleo::Transacao &tx);
// Effect of events that free a time: it is to be offered to those who wait.
[[nodiscard]] Resultado<void> receberLiberacao(const nucleo::Evento &evento, nucleo::Transacao &tx);

} // namespace agendamento
