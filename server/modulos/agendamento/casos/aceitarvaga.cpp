// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "mudarespera.h"
#include "oferecervaga.h"

#include "../parametros.h"
#include "../repositorios/esperatabela.h"
#include "../respostas.h"

// The two answers to an offer.
namespace agendamento {

using contrato::Espera;
using dominio::Codigo;

namespace {

struct Aceite {
    dominio::EsperaId espera;
    dominio::ReservaId reserva; // the offer as it was seen
    Precondicao precondicao;
    nucleo::Identidade quem;
    Marcacao marcacao;
};

Resultado<Resposta> aceitar(nucleo::Transacao &tx, Oferta &oferta, const Aceite &a)
{
    AGENDA_OBTER(auto espera, esperaParaMudar(tx, a.espera, a.quem));
    AGENDA_TENTAR(a.precondicao.conferir(espera.versao));
    AGENDA_TENTAR(conferirOferta(tx, espera, tx.agora()));
    if (espera.oferta->reservaId != a.reserva) // it ran out meanwhile, and another has been made
        return dominio::falha(Codigo::PrazoEncerrado);
    Marcacao marcacao = a.marcacao;
    AGENDA_TENTAR(conferirMarcacao(tx, oferta, marcacao));
    AGENDA_TENTAR(soltarVaga(tx, espera));
    AGENDA_OBTER(const auto consulta, gravarMarcacao(tx, marcacao));
    AGENDA_TENTAR(atenderEspera(tx, espera, consulta.id));
    return respostaDeConsultaCriada(consulta);
}

} // namespace

// POST /lista-espera/{id}/aceitar: the hold becomes the appointment, in one transaction. Once its time is up an offer
// is gone, even where the sweep has not come by yet: the next in line may be looking at it already.
Resultado<Efeito> aceitarVaga(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::EsperaId>(r, 0));
    const auto agora = s.relogio.agora();
    const auto precondicao = Precondicao::de(r);
    const TetoDoDia teto(*r.quem, s.ajustes.tetos, TetoDoDia::Marcacao);
    AGENDA_OBTER(const auto espera, s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Espera> {
        AGENDA_OBTER(const auto achada, EsperaTabela(l).buscar(id));
        if (!achada || !podeVer(*achada, *r.quem))
            return dominio::falha(Codigo::NaoEncontrado);
        AGENDA_TENTAR(precondicao.conferir(achada->versao));
        AGENDA_TENTAR(conferirOferta(l, *achada, agora));
        AGENDA_TENTAR(teto.conferir(l, agora));
        return *achada;
    }));
    const contrato::VagaOferecida &vaga = *espera.oferta;
    const auto nova = pedidoDe(espera, vaga.medicoId, {{vaga.inicio.instante, vaga.fim.instante}, vaga.unidadeId});
    AGENDA_OBTER(auto quem, conferirPedido(s, *r.quem, nova, agora));
    quem.escolha = r.quem->daEquipe() ? Escolha::DaEquipe : escolhaDe(espera);
    AGENDA_OBTER(auto marcacao, s.banco.ler([&](nucleo::Leitura &l) {
        return prepararMarcacao(l, s.oferta, nova, quem, agora, vaga.reservaId.uuid());
    }));
    marcacao.teto = teto;
    const Aceite aceite{id, vaga.reservaId, precondicao, *r.quem, marcacao};
    return [aceite, &oferta = s.oferta](nucleo::Transacao &tx) { return aceitar(tx, oferta, aceite); };
}

// POST /lista-espera/{id}/recusar: the time goes to the next, the entry keeps its place in the line.
Resultado<Efeito> recusarVaga(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::EsperaId>(r, 0));
    const auto precondicao = Precondicao::de(r);
    return [id, precondicao, quem = *r.quem](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(auto espera, esperaParaMudar(tx, id, quem));
        AGENDA_TENTAR(precondicao.conferir(espera.versao));
        AGENDA_TENTAR(conferirOferta(tx, espera, tx.agora()));
        AGENDA_TENTAR(devolverVaga(tx, espera, SituacaoVaga::Recusada));
        return respostaDeEspera(espera);
    };
}

} // namespace agendamento
