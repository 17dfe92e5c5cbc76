// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agendas.h"

#include "../anuncios.h"
#include "../repositorios/unidadetabela.h"
#include "orfas.h"

#include <algorithm>

namespace agendamento {

using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

// Over all units and validities: every look at the doctor's times reads them.
constexpr qsizetype agendasPorMedico = 200;

LinhaAgenda linhaDe(const contrato::NovaAgenda &nova, dominio::Instante agora)
{
    LinhaAgenda linha;
    linha.id = dominio::novoUuid7(agora);
    linha.unidadeId = nova.unidadeId;
    linha.vigenteDe = nova.vigenteDe;
    linha.vigenteAte = nova.vigenteAte;
    for (const auto &f : nova.faixas)
        linha.faixas.append({f.diaSemana, f.inicio, f.fim, f.duracaoMin, f.intervaloMin});
    return linha;
}

Resultado<dominio::AgendaSemanal> semanal(nucleo::Leitura &l, const LinhaAgenda &linha)
{
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(linha.unidadeId));
    if (!unidade)
        return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, dominio::CodigoCampo::NaoExiste));
    AGENDA_OBTER(const auto fuso, unidade->fuso());
    return dominio::AgendaSemanal{linha.unidadeId, fuso, linha.vigenteDe, linha.vigenteAte, linha.faixas, {}};
}

// The new one in itself, and against those of other units; its own unit's make room for it.
Resultado<void> conferirSobreposicao(nucleo::Leitura &l, const LinhaAgenda &nova, const QList<LinhaAgenda> &existentes)
{
    AGENDA_OBTER(const auto primeira, semanal(l, nova));
    QList<dominio::AgendaSemanal> juntas{primeira};
    for (const LinhaAgenda &outra : existentes) {
        if (outra.unidadeId == nova.unidadeId || !outra.juntoCom(nova))
            continue;
        AGENDA_OBTER(const auto convertida, semanal(l, outra));
        juntas.append(convertida);
    }
    return dominio::conferirAgendas(juntas, 0);
}

// Makes room for [vigenteDe, vigenteAte) of the new one among those of the same unit.
Resultado<void> abrirEspaco(nucleo::Transacao &tx, dominio::MedicoId medico, const LinhaAgenda &nova,
                            const QList<LinhaAgenda> &existentes)
{
    for (const LinhaAgenda &antiga : existentes) {
        if (antiga.unidadeId != nova.unidadeId || !antiga.juntoCom(nova))
            continue;
        if (antiga.vigenteDe < nova.vigenteDe) {
            AGENDA_TENTAR(AgendaTabela::encerrar(tx, antiga.id, nova.vigenteDe));
        } else {
            AGENDA_TENTAR(AgendaTabela::apagar(tx, antiga.id));
        }
        if (!nova.vigenteAte || (antiga.vigenteAte && *antiga.vigenteAte <= *nova.vigenteAte))
            continue;
        LinhaAgenda resto = antiga;
        resto.id = dominio::novoUuid7(tx.agora());
        resto.vigenteDe = *nova.vigenteAte;
        AGENDA_TENTAR(AgendaTabela::inserir(tx, medico, resto));
    }
    return {};
}

} // namespace

Resultado<void> travarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico, dominio::UnidadeId unidade)
{
    AGENDA_TENTAR(tx.travar({medico.uuid(), unidade.uuid()}));
    return {};
}

Resultado<void> anunciarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico)
{
    AGENDA_OBTER(const auto agora, AgendaTabela(tx).doMedico(medico));
    return tx.publicar({.tipo = "agenda.alterada", // of all units: without one of its own
                        .agregado = medico.uuid(),
                        .dados = contrato::escreverLista(paraContrato(agora)),
                        .publico = daEquipe({medico.uuid()})});
}

Resultado<QList<contrato::Consulta>> gravarAgenda(nucleo::Transacao &tx, dominio::MedicoId medico,
                                                  const contrato::NovaAgenda &pedida)
{
    AGENDA_TENTAR(travarAgenda(tx, medico, pedida.unidadeId));
    const LinhaAgenda nova = linhaDe(pedida, tx.agora());
    AGENDA_OBTER(const auto existentes, AgendaTabela(tx).doMedico(medico));
    AGENDA_TENTAR(conferirSobreposicao(tx, nova, existentes));
    AGENDA_TENTAR(abrirEspaco(tx, medico, nova, existentes));
    if (!nova.faixas.isEmpty()) {
        AGENDA_TENTAR(AgendaTabela::inserir(tx, medico, nova));
    }
    AGENDA_OBTER(const auto ficam, AgendaTabela(tx).doMedico(medico));
    if (ficam.size() > std::max(agendasPorMedico, existentes.size()))
        return dominio::falha(dominio::Erro::validacao(u"vigenteDe"_s, dominio::CodigoCampo::Maximo, agendasPorMedico));
    AGENDA_TENTAR(RegrasTabela::agendaMudou(tx, medico));
    AGENDA_TENTAR(anunciarAgenda(tx, medico));
    AGENDA_TENTAR(tx.auditar("agenda.alterada", "medico", medico.uuid()));
    return reverOrfas(tx, medico);
}

QList<contrato::AgendaUnidade> paraContrato(const QList<LinhaAgenda> &agendas)
{
    QList<contrato::AgendaUnidade> itens;
    for (const LinhaAgenda &a : agendas) {
        contrato::AgendaUnidade item{a.unidadeId, a.vigenteDe, a.vigenteAte, {}};
        for (const dominio::Faixa &f : a.faixas)
            item.faixas.append({f.diaSemana, f.inicio, f.fim, f.duracaoMin, f.intervaloMin});
        itens.append(item);
    }
    return itens;
}

} // namespace agendamento
