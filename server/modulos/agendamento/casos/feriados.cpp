// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/feriadotabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"
#include "orfas.h"
#include "unidades.h"

#include <dominio/feriados.h>

#include <algorithm>

// Holidays: the national ones are computed, each unit adds its own.
namespace agendamento {

using contrato::Feriado;
using dominio::CodigoCampo;
using namespace Qt::StringLiterals;

namespace {

constexpr int primeiroAno = 1990, ultimoAno = 2120; // as far as agendas know holidays

// Where a holiday stands in the list of a year: by date, national ones first. Two of them may fall on one day.
struct NaLista {
    Cursor lugar;
    Feriado feriado;
};

Cursor lugar(QDate data, int entreOsNacionais, const std::optional<dominio::FeriadoId> &id)
{
    constexpr int porDia = 16;
    const int ordem = id ? porDia - 1 : entreOsNacionais;
    const QString semId = u"ffffffff-ffff-ffff-ffff-ffffffffffff"_s; // RFC 9562, 5.10
    return {data.toJulianDay() * porDia + ordem, id ? id->texto() : semId};
}

QList<NaLista> nacionais(int ano)
{
    QList<NaLista> lista;
    for (const dominio::Feriado &f : dominio::feriadosNacionais(ano)) {
        const int mesmoDia =
            int(std::count_if(lista.begin(), lista.end(), [&f](const NaLista &n) { return n.feriado.data == f.data; }));
        Feriado feriado;
        feriado.data = f.data;
        feriado.nome = QString::fromUtf8(f.nome);
        feriado.facultativo = f.facultativo;
        lista.append({lugar(f.data, mesmoDia, {}), feriado});
    }
    return lista;
}

bool ehNacional(QDate data)
{
    const auto doAno = dominio::feriadosNacionais(data.year());
    return std::any_of(doAno.begin(), doAno.end(),
                       [data](const dominio::Feriado &f) { return f.data == data && !f.facultativo; });
}

// What the unit has on that date already, by itself or by a yearly one of another date.
Resultado<bool> jaFechada(nucleo::Leitura &l, const Feriado &novo)
{
    AGENDA_OBTER(const auto daUnidade, FeriadoTabela(l).daUnidade(*novo.unidadeId));
    return std::any_of(daUnidade.begin(), daUnidade.end(), [&novo](const Feriado &f) {
        return f.data == novo.data || dataNoAno(f, novo.data.year()) == novo.data;
    });
}

Feriado feriadoDe(const contrato::NovoFeriado &novo)
{
    Feriado f;
    f.data = novo.data;
    f.nome = novo.nome.trimmed();
    f.ambito = *contrato::enumDe<contrato::AmbitoDoFeriado>(QString(contrato::textoDe(novo.ambito)));
    f.anual = novo.anual;
    f.unidadeId = novo.unidadeId;
    return f;
}

Resultado<void> conferir(const contrato::NovoFeriado &novo)
{
    QList<dominio::ErroCampo> erros;
    if (novo.nome.trimmed().isEmpty())
        erros.append({u"nome"_s, CodigoCampo::Obrigatorio, 0});
    if (novo.data.year() < primeiroAno)
        erros.append({u"data"_s, CodigoCampo::Minimo, primeiroAno});
    else if (novo.data.year() > ultimoAno)
        erros.append({u"data"_s, CodigoCampo::Maximo, ultimoAno});
    else if (ehNacional(novo.data))
        erros.append({u"data"_s, CodigoCampo::Duplicado, 0});
    return erros.isEmpty() ? Resultado<void>() : dominio::falha(dominio::Erro::validacao(erros));
}

Resposta respostaDoFeriado(const Feriado &f, int status)
{
    Resposta resposta = Resposta::json(contrato::escrever(f), status).comVersao(1); // never edited
    resposta.pessoal = false;
    return resposta;
}

Resultado<MudancaDeRegras> acrescentar(nucleo::Transacao &tx, Feriado feriado)
{
    AGENDA_OBTER(const auto medicos, travarUnidade(tx, *feriado.unidadeId));
    AGENDA_OBTER(const auto unidade, UnidadeTabela(tx).buscar(*feriado.unidadeId));
    if (!unidade)
        return dominio::falha(dominio::Erro::validacao(u"unidadeId"_s, CodigoCampo::NaoExiste));
    AGENDA_OBTER(const bool repetido, jaFechada(tx, feriado));
    if (repetido)
        return dominio::falha(dominio::Erro::validacao(u"data"_s, CodigoCampo::Duplicado));
    feriado.id = dominio::FeriadoId::novo(tx.agora());
    AGENDA_TENTAR(FeriadoTabela::inserir(tx, feriado));
    AGENDA_TENTAR(tx.auditar("feriado.criado", "feriado", feriado.id->uuid()));
    AGENDA_OBTER(const auto orfas, regrasDaUnidadeMudaram(tx, unidade->unidade.id, medicos));
    return MudancaDeRegras{
        respostaDoFeriado(feriado, 201).com("Location", "/feriados/" + feriado.id->texto().toLatin1()), orfas};
}

} // namespace

// GET /feriados?ano&unidadeId: without a year, this one; without a unit, those of all.
Resultado<Resposta> listarFeriados(const Servicos &s, const Requisicao &r)
{
    Parametros p(r);
    const auto ano = p.inteiro(u"ano"_s, primeiroAno, ultimoAno);
    const auto unidade = p.id<dominio::UnidadeId>(u"unidadeId"_s);
    const int limite = p.limite();
    const auto depoisDe = p.cursor();
    AGENDA_TENTAR(p.conferir());
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        const int qual = ano.value_or(QDate::fromString(s.relogio.agora().texto(0).left(10), Qt::ISODate).year());
        QList<NaLista> lista = nacionais(qual);
        FeriadoTabela tabela(l);
        AGENDA_OBTER(const auto outros, unidade ? tabela.daUnidade(*unidade) : tabela.todos());
        for (Feriado f : outros) {
            if (const auto data = dataNoAno(f, qual)) {
                f.data = *data;
                lista.append({lugar(*data, 0, f.id), f});
            }
        }
        const auto chave = [](const NaLista &n) { return std::pair(n.lugar.ms, n.lugar.id); };
        std::sort(lista.begin(), lista.end(), [&](const auto &a, const auto &b) { return chave(a) < chave(b); });
        if (depoisDe)
            lista.removeIf([&](const NaLista &n) { return chave(n) <= std::pair(depoisDe->ms, depoisDe->id); });
        std::optional<QString> proximo;
        if (lista.size() > limite) {
            lista.resize(limite);
            proximo = lista.last().lugar.texto();
        }
        QList<Feriado> itens;
        for (const NaLista &n : std::as_const(lista))
            itens.append(n.feriado);
        Resposta resposta = respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
        resposta.pessoal = false;
        return resposta;
    });
}

// GET /feriados/{id}: one that a unit added, as it was added.
Resultado<Resposta> verFeriado(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::FeriadoId>(r, 0));
    AGENDA_OBTER(const auto achado, s.banco.ler([&](nucleo::Leitura &l) { return FeriadoTabela(l).buscar(id); }));
    if (!achado)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return respostaDoFeriado(*achado, 200);
}

// POST /feriados, with ?simular=true only what it would orphan
Resultado<Efeito> criarFeriado(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto novo, contrato::ler<contrato::NovoFeriado>(r.corpo));
    AGENDA_TENTAR(conferir(novo));
    return efeitoOuSimulacao(r,
                             [feriado = feriadoDe(novo)](nucleo::Transacao &tx) { return acrescentar(tx, feriado); });
}

// DELETE /feriados/{id}
Resultado<Efeito> removerFeriado(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::FeriadoId>(r, 0));
    const auto precondicao = Precondicao::de(r);
    return [id, precondicao](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto achado, FeriadoTabela(tx).buscar(id));
        if (!achado)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(const auto medicos, travarUnidade(tx, *achado->unidadeId));
        AGENDA_OBTER(const auto ainda, FeriadoTabela(tx).buscar(id));
        if (!ainda)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_TENTAR(precondicao.conferir(1));
        AGENDA_TENTAR(FeriadoTabela::apagar(tx, id));
        AGENDA_TENTAR(tx.auditar("feriado.removido", "feriado", id.uuid()));
        AGENDA_TENTAR(regrasDaUnidadeMudaram(tx, *achado->unidadeId, medicos));
        return Resposta::vazia();
    };
}

} // namespace agendamento
