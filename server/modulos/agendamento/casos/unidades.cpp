// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unidades.h"

#include "../parametros.h"
#include "../regrasdasunidades.h"
#include "../repositorios/agendatabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"
#include "agendas.h"
#include "casos.h"
#include "orfas.h"

// Units: list, view, create, edit.
namespace agendamento {

using dominio::CodigoCampo;
using dominio::ErroCampo;
using namespace Qt::StringLiterals;

namespace {

// Two ranges of one weekday that share a minute, by index; each has to end after it begins.
QList<ErroCampo> errosDoFuncionamento(const QList<contrato::HorarioFuncionamento> &horas)
{
    QList<ErroCampo> erros;
    for (qsizetype i = 0; i < horas.size(); ++i) {
        const auto &h = horas.at(i);
        if (h.fim <= h.inicio)
            erros.append({u"funcionamento[%1].fim"_s.arg(i), CodigoCampo::Minimo, 0});
        for (qsizetype j = 0; j < i; ++j) {
            const auto &outra = horas.at(j);
            if (outra.diaSemana == h.diaSemana && outra.inicio < h.fim && h.inicio < outra.fim)
                erros.append({u"funcionamento[%1]"_s.arg(i), CodigoCampo::Duplicado, 0});
        }
    }
    return erros;
}

Resposta respostaDaUnidade(const contrato::Unidade &unidade, qint64 versao, int status)
{
    Resposta resposta = Resposta::json(contrato::escrever(unidade), status).comVersao(versao);
    resposta.pessoal = false;
    return resposta;
}

} // namespace

Resultado<void> conferirUnidade(const contrato::NovaUnidade &nova)
{
    QList<ErroCampo> erros;
    if (nova.nome.trimmed().isEmpty())
        erros.append({u"nome"_s, CodigoCampo::Obrigatorio, 0});
    if (!dominio::Fuso::deIana(nova.fuso))
        erros.append({u"fuso"_s, CodigoCampo::NaoExiste, 0});
    if (nova.funcionamento)
        erros.append(errosDoFuncionamento(*nova.funcionamento));
    if (!erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(erros));
    return {};
}

contrato::Unidade unidadeDe(const contrato::NovaUnidade &nova, dominio::UnidadeId id, const Ajustes &ajustes)
{
    contrato::Unidade unidade;
    unidade.id = id;
    unidade.nome = nova.nome.trimmed();
    unidade.endereco = nova.endereco;
    unidade.fuso = nova.fuso;
    unidade.antecedenciaCancelamentoMin = nova.antecedenciaCancelamentoMin.value_or(ajustes.antecedenciaMin);
    unidade.toleranciaFaltaMin = nova.toleranciaFaltaMin.value_or(ajustes.toleranciaMin);
    unidade.horizonteDias = nova.horizonteDias;
    unidade.funcionamento = nova.funcionamento.value_or(QList<contrato::HorarioFuncionamento>());
    return unidade;
}

Resultado<QList<dominio::MedicoId>> travarUnidade(nucleo::Transacao &tx, dominio::UnidadeId unidade)
{
    const auto todos = [unidade](const QList<dominio::MedicoId> &medicos) {
        QList<QUuid> ids{unidade.uuid()};
        for (const auto medico : medicos)
            ids.append(medico.uuid());
        return ids;
    };
    AGENDA_OBTER(auto medicos, medicosDaUnidade(tx, unidade));
    AGENDA_OBTER(const bool esperou, tx.travar(todos(medicos)));
    if (esperou) {
        // A doctor may have come to the unit meanwhile; nobody else comes now that the unit is held.
        AGENDA_OBTER(medicos, medicosDaUnidade(tx, unidade));
        AGENDA_TENTAR(tx.travar(todos(medicos)));
    }
    return medicos;
}

Resultado<QList<contrato::Consulta>> regrasDaUnidadeMudaram(nucleo::Transacao &tx, dominio::UnidadeId unidade,
                                                            const QList<dominio::MedicoId> &medicos)
{
    AGENDA_TENTAR(RegrasTabela::unidadeMudou(tx, unidade));
    QList<contrato::Consulta> orfas;
    for (const auto medico : medicos) {
        AGENDA_TENTAR(anunciarAgenda(tx, medico));
        AGENDA_OBTER(const auto dele, reverOrfas(tx, medico));
        orfas.append(dele);
    }
    return orfas;
}

Resultado<contrato::Unidade> gravarUnidadeNova(nucleo::Transacao &tx, const contrato::NovaUnidade &nova,
                                               const Ajustes &ajustes)
{
    AGENDA_TENTAR(conferirUnidade(nova));
    const auto unidade = unidadeDe(nova, dominio::UnidadeId::novo(tx.agora()), ajustes);
    AGENDA_TENTAR(UnidadeTabela::inserir(tx, unidade));
    AGENDA_TENTAR(tx.auditar("unidade.criada", "unidade", unidade.id.uuid()));
    return unidade;
}

// POST /unidades
Resultado<Efeito> criarUnidade(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto nova, contrato::ler<contrato::NovaUnidade>(r.corpo));
    AGENDA_TENTAR(conferirUnidade(nova));
    return [nova, ajustes = s.ajustes](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto unidade, gravarUnidadeNova(tx, nova, ajustes));
        return respostaDaUnidade(unidade, 1, 201).com("Location", "/unidades/" + unidade.id.texto().toLatin1());
    };
}

// PUT /unidades/{id}: full replacement. A new zone, new hours or another horizon change what the agendas offer.
Resultado<Efeito> editarUnidade(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::UnidadeId>(r, 0));
    AGENDA_OBTER(const auto nova, contrato::ler<contrato::EdicaoUnidade>(r.corpo));
    AGENDA_TENTAR(conferirUnidade(nova));
    const auto precondicao = Precondicao::de(r);
    const auto unidade = unidadeDe(nova, id, s.ajustes);
    return efeitoOuSimulacao(r, [unidade, precondicao](nucleo::Transacao &tx) -> Resultado<MudancaDeRegras> {
        AGENDA_OBTER(const auto medicos, travarUnidade(tx, unidade.id));
        AGENDA_OBTER(const auto atual, UnidadeTabela(tx).buscar(unidade.id));
        if (!atual)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_TENTAR(precondicao.conferir(atual->versao));
        AGENDA_TENTAR(UnidadeTabela::atualizar(tx, unidade));
        AGENDA_TENTAR(tx.auditar("unidade.alterada", "unidade", unidade.id.uuid()));
        const bool mesmasRegras = unidade.fuso == atual->unidade.fuso &&
                                  unidade.funcionamento == atual->unidade.funcionamento &&
                                  unidade.horizonteDias == atual->unidade.horizonteDias;
        QList<contrato::Consulta> orfas;
        if (!mesmasRegras) {
            AGENDA_OBTER(orfas, regrasDaUnidadeMudaram(tx, unidade.id, medicos));
        }
        return MudancaDeRegras{respostaDaUnidade(unidade, atual->versao + 1, 200), orfas};
    });
}

// GET /unidades/{id}
Resultado<Resposta> verUnidade(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::UnidadeId>(r, 0));
    AGENDA_OBTER(const auto achada, s.banco.ler([&](nucleo::Leitura &l) { return UnidadeTabela(l).buscar(id); }));
    if (!achada)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return respostaDaUnidade(achada->unidade, achada->versao, 200);
}

// GET /unidades
Resultado<Resposta> listarUnidades(const Servicos &s, const Requisicao &r)
{
    Parametros p(r);
    const int limite = p.limite();
    const auto depoisDe = p.cursor();
    AGENDA_TENTAR(p.conferir());
    AGENDA_OBTER(const auto linhas, s.banco.ler([&](nucleo::Leitura &l) {
        return UnidadeTabela(l).listar(depoisDe ? depoisDe->id : dominio::textoDeUuid({}), limite + 1);
    }));
    QList<contrato::Unidade> itens;
    for (const auto &linha : linhas.first(std::min<qsizetype>(limite, linhas.size())))
        itens.append(linha.unidade);
    std::optional<QString> proximo;
    if (linhas.size() > limite)
        proximo = Cursor{0, itens.last().id.texto()}.texto();
    Resposta resposta = respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
    resposta.pessoal = false;
    return resposta;
}

} // namespace agendamento
