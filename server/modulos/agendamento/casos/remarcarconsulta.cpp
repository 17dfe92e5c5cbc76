// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "marcar.h"
#include "mudarsituacao.h"

#include "../repositorios/consultatabela.h"
#include "../repositorios/esperatabela.h"
#include "../respostas.h"

#include <contrato/marcacao.h>

// PUT /consultas/{id}/remarcar: one transaction frees the old time and takes the new.
namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using namespace Qt::StringLiterals;

namespace {

contrato::NovaConsulta pedidoDe(const contrato::Consulta &antiga, const contrato::RemarcacaoCorpo &corpo,
                                const nucleo::Identidade &quem)
{
    contrato::NovaConsulta nova;
    nova.medicoId = corpo.medicoId.value_or(antiga.medicoId);
    nova.pacienteId = antiga.pacienteId;
    nova.inicio = corpo.inicio;
    nova.duracaoMin = corpo.duracaoMin;
    if (quem.daEquipe() && !nova.duracaoMin)
        nova.duracaoMin = antiga.duracaoMin;
    nova.tipo = antiga.tipo;
    nova.modalidade = antiga.modalidade;
    nova.convenio = antiga.convenio;
    nova.motivo = antiga.motivo;
    return nova;
}

Resultado<contrato::Consulta> consultaVisivel(nucleo::Leitura &l, dominio::ConsultaId id,
                                              const nucleo::Identidade &quem)
{
    AGENDA_OBTER(const auto achada, ConsultaTabela(l).buscar(id));
    if (!achada || !podeVer(*achada, quem))
        return dominio::falha(Codigo::NaoEncontrado);
    return *achada;
}

// Who chose how long it takes? Of its earlier places with the same doctor, the first one that took as long tells.
// Staff booked that one, or asked for the length on the waiting list; else it was the agenda's of that day.
Resultado<bool> duracaoDaEquipe(nucleo::Leitura &l, const contrato::Consulta &consulta)
{
    contrato::Consulta primeira = consulta;
    while (primeira.remarcadaDe) {
        AGENDA_OBTER(const auto anterior, ConsultaTabela(l).buscar(*primeira.remarcadaDe));
        if (!anterior || anterior->medicoId != consulta.medicoId || anterior->duracaoMin != consulta.duracaoMin)
            break;
        primeira = *anterior;
    }
    if (primeira.criadaPor.uuid() != primeira.pacienteId.uuid())
        return true;
    return EsperaTabela(l).comDuracaoPedida(primeira.pacienteId, primeira.id);
}

// To a patient the length is the new stretch's own, but where staff gave the appointment one of its own it keeps that.
// Another doctor's appointments take as long as that doctor's agenda says.
Resultado<std::optional<int>> duracaoMantida(nucleo::Leitura &l, Oferta &oferta, const contrato::Consulta &antiga,
                                             dominio::MedicoId novoMedico)
{
    if (antiga.medicoId != novoMedico)
        return std::nullopt;
    AGENDA_OBTER(const auto regras, oferta.regras(l, antiga.medicoId));
    const auto propria = dominio::duracaoPadraoEm(regras->agendas, antiga.inicio.instante, antiga.unidadeId);
    if (propria == antiga.duracaoMin)
        return std::nullopt;
    AGENDA_OBTER(const bool daEquipe, duracaoDaEquipe(l, antiga));
    return daEquipe ? std::optional(antiga.duracaoMin) : std::nullopt;
}

// The old one may move, by the state machine, before anyone looks for a new time.
Resultado<contrato::Consulta> remarcar(nucleo::Transacao &tx, Oferta &oferta, const Mudanca &mudanca, Marcacao nova)
{
    // All at once: the new doctor, who may be another, is held with the old one.
    AGENDA_TENTAR(tx.travar({mudanca.medico.uuid(), nova.consulta.medicoId.uuid(), nova.consulta.pacienteId.uuid()}));
    AGENDA_OBTER(auto antiga, consultaParaMudar(tx, mudanca.consulta, mudanca.quem));
    AGENDA_TENTAR(mudanca.precondicao.conferir(antiga.versao)); // it may have changed since the preparation
    const auto antes = antiga.situacao;
    AGENDA_TENTAR(aplicarTransicao(tx, mudanca, tx.agora(), antiga));
    AGENDA_TENTAR(conferirMarcacao(tx, oferta, nova));
    AGENDA_TENTAR(ajustarOcupacao(tx, antiga, antes));
    nova.consulta.remarcadaDe = antiga.id;
    nova.consulta.serieId = antiga.serieId;
    AGENDA_OBTER(const auto marcada, gravarMarcacao(tx, nova));
    antiga.remarcadaPara = marcada.id;
    const QByteArray evento = eventoDe(mudanca.acao);
    AGENDA_TENTAR(registrarMudanca(tx, antiga, antes, evento, evento, mudanca.motivo));
    return marcada;
}

} // namespace

Resultado<Efeito> remarcarConsulta(const Servicos &s, const Requisicao &r)
{
    Mudanca mudanca;
    mudanca.acao = dominio::Acao::Remarcar;
    mudanca.quem = r.quem;
    mudanca.precondicao = Precondicao::de(r);
    AGENDA_OBTER(mudanca.consulta, idDoCaminho<dominio::ConsultaId>(r, 0));
    AGENDA_OBTER(const auto corpo, contrato::ler<contrato::RemarcacaoCorpo>(r.corpo));
    mudanca.motivo = corpo.motivo;
    const auto agora = s.relogio.agora();
    const TetoDoDia teto(*r.quem, s.ajustes.tetos, TetoDoDia::Mudanca);
    const auto visivel = [&](nucleo::Leitura &l) { return consultaVisivel(l, mudanca.consulta, *r.quem); };
    AGENDA_OBTER(const auto antiga, s.banco.ler(visivel));
    mudanca.medico = antiga.medicoId;
    const auto nova = pedidoDe(antiga, corpo, *r.quem);
    AGENDA_OBTER(auto quem, conferirPedido(s, *r.quem, nova, agora));
    if (nova.inicio == antiga.inicio.instante && nova.medicoId == antiga.medicoId &&
        nova.duracaoMin.value_or(antiga.duracaoMin) == antiga.duracaoMin && !antiga.encaixe)
        return dominio::falha(dominio::Erro::validacao(u"inicio"_s, CodigoCampo::Duplicado)); // where it is already
    // Before the search for a time, and in its snapshot: who may not move it, or not any more, is told that, not that
    // the time is taken.
    AGENDA_OBTER(auto marcacao, s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Marcacao> {
        AGENDA_OBTER(auto provada, visivel(l));
        AGENDA_TENTAR(mudanca.precondicao.conferir(provada.versao));
        AGENDA_TENTAR(aplicarTransicao(l, mudanca, agora, provada));
        AGENDA_TENTAR(teto.conferir(l, agora));
        AGENDA_OBTER(quem.duracaoMantida, duracaoMantida(l, s.oferta, provada, nova.medicoId));
        return prepararMarcacao(l, s.oferta, nova, quem, agora, antiga.id.uuid());
    }));
    marcacao.teto = teto;
    return [mudanca, marcacao, &oferta = s.oferta](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto marcada, remarcar(tx, oferta, mudanca, marcacao));
        return respostaDeConsultaCriada(marcada);
    };
}

} // namespace agendamento
