// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../parametros.h"
#include "../repositorios/linktabela.h"
#include "../tokendolink.h"
#include "bloqueios.h"
#include "casos.h"

#include <contrato/linkdaagenda.h>

#include <algorithm>

// The secret link to a doctor's calendar feed: make (and thereby replace), look at, revoke.
namespace agendamento {

using namespace Qt::StringLiterals;

namespace {

QByteArray caminhoDa(dominio::MedicoId medico)
{
    return "/medicos/" + medico.texto().toLatin1() + "/agenda.ics";
}

Resultado<contrato::LinkDaAgenda> paraContrato(nucleo::Leitura &l, const LinhaLink &linha)
{
    AGENDA_OBTER(const auto fuso, fusoDoMedico(l, linha.medicoId));
    return contrato::LinkDaAgenda{std::nullopt, linha.comNomes, {linha.criadoEm, fuso.deslocamento(linha.criadoEm)}};
}

Resultado<void> auditar(nucleo::Transacao &tx, const char *acao, dominio::MedicoId medico)
{
    return tx.auditar(acao, "agenda_link", medico.uuid());
}

} // namespace

// POST /medicos/{id}/agenda.ics
Resultado<Efeito> criarLinkDaAgenda(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto novo, contrato::ler<contrato::NovoLinkDaAgenda>(r.corpo));
    const QByteArray token = novoTokenDoLink();
    const LinhaLink pedida{medico, resumoDoToken(token), novo.comNomes.value_or(false), {}};
    return [pedida, token](nucleo::Transacao &tx) -> Resultado<Resposta> {
        LinhaLink linha = pedida;
        linha.criadoEm = tx.agora();
        AGENDA_OBTER(const auto anterior, LinkTabela(tx).buscar(linha.medicoId));
        if (anterior) {
            linha.criadoEm = std::max(linha.criadoEm, anterior->criadoEm.maisMs(1)); // another ETag, whatever the clock
            AGENDA_TENTAR(auditar(tx, "agenda.link_revogado", linha.medicoId));
        }
        AGENDA_TENTAR(LinkTabela::gravar(tx, linha));
        AGENDA_TENTAR(auditar(tx, "agenda.link_criado", linha.medicoId));
        AGENDA_OBTER(auto link, paraContrato(tx, linha));
        const QByteArray caminho = caminhoDa(linha.medicoId);
        link.url = QString::fromLatin1(caminho + "?token=" + token);
        return Resposta::json(contrato::escrever(link), 201)
            .com("Location", caminho + "/link")
            .comVersao(linha.versao());
    };
}

// GET /medicos/{id}/agenda.ics/link
Resultado<Resposta> verLinkDaAgenda(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto linha, LinkTabela(l).buscar(medico));
        if (!linha)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(const auto link, paraContrato(l, *linha));
        return Resposta::json(contrato::escrever(link)).comVersao(linha->versao());
    });
}

// DELETE /medicos/{id}/agenda.ics
Resultado<Efeito> revogarLinkDaAgenda(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    const auto precondicao = Precondicao::de(r);
    return [medico, precondicao](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto linha, LinkTabela(tx).buscar(medico));
        if (!linha)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_TENTAR(precondicao.conferir(linha->versao()));
        AGENDA_TENTAR(LinkTabela::apagar(tx, medico));
        AGENDA_TENTAR(auditar(tx, "agenda.link_revogado", medico));
        return Resposta::vazia();
    };
}

} // namespace agendamento
