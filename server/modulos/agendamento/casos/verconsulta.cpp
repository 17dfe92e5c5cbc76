// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/consultatabela.h"
#include "../repositorios/historicotabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"

namespace agendamento {

namespace {

Resultado<contrato::ConsultaDetalhada> detalhada(nucleo::Leitura &l, dominio::ConsultaId id,
                                                 const nucleo::Identidade &quem)
{
    AGENDA_OBTER(const auto achada, ConsultaTabela(l).buscar(id));
    if (!achada || !podeVer(*achada, quem))
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(achada->unidadeId));
    if (!unidade)
        return dominio::falha({dominio::Codigo::ErroInterno, QStringLiteral("appointment without its unit")});
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    contrato::ConsultaDetalhada detalhes;
    static_cast<contrato::Consulta &>(detalhes) = *achada;
    AGENDA_OBTER(detalhes.historico, HistoricoTabela(l).daConsulta(id, fuso));
    return detalhes;
}

} // namespace

// GET /consultas/{id}
Resultado<Resposta> verConsulta(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::ConsultaId>(r, 0));
    AGENDA_OBTER(const auto consulta, s.banco.ler([&](nucleo::Leitura &l) { return detalhada(l, id, *r.quem); }));
    auto resposta = Resposta::json(contrato::escrever(consulta)).comVersao(consulta.versao);
    resposta.marcaDizTudo = false; // names and zone are others'
    return resposta;
}

} // namespace agendamento
