// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agendas.h"
#include "casos.h"

#include "../conhecidos.h"
#include "../parametros.h"
#include "orfas.h"

// A doctor's agenda: GET and PUT /medicos/{id}/agenda.
namespace agendamento {

namespace {

Resultado<Resposta> respostaDaAgenda(nucleo::Leitura &l, dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto agendas, AgendaTabela(l).doMedico(medico));
    AGENDA_OBTER(const auto versoes, RegrasTabela(l).doMedico(medico));
    return Resposta::json(contrato::escreverLista(paraContrato(agendas))).comVersao(versoes.agenda);
}

} // namespace

Resultado<Resposta> verAgenda(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_TENTAR(medicoConhecido(s, medico));
    return s.banco.ler([&](nucleo::Leitura &l) { return respostaDaAgenda(l, medico); });
}

Resultado<Efeito> definirAgenda(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto nova, contrato::ler<contrato::NovaAgenda>(r.corpo));
    AGENDA_TENTAR(medicoConhecido(s, medico));
    const auto precondicao = Precondicao::de(r);
    if (precondicao.ausente())
        return dominio::falha(dominio::Codigo::VersaoAusente);
    return efeitoOuSimulacao(r, [medico, nova, precondicao](nucleo::Transacao &tx) -> Resultado<MudancaDeRegras> {
        AGENDA_TENTAR(travarAgenda(tx, medico, nova.unidadeId));
        AGENDA_OBTER(const auto versoes, RegrasTabela(tx).doMedico(medico));
        AGENDA_TENTAR(precondicao.conferir(versoes.agenda));
        AGENDA_OBTER(const auto orfas, gravarAgenda(tx, medico, nova));
        AGENDA_OBTER(const auto resposta, respostaDaAgenda(tx, medico));
        return MudancaDeRegras{resposta, orfas};
    });
}

} // namespace agendamento
