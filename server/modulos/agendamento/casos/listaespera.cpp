// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "mudarespera.h"

#include "../repositorios/esperatabela.h"
#include "../respostas.h"
#include "../textobusca.h"

// The waiting list: reading it, and leaving it.
namespace agendamento {

using contrato::Espera;
using contrato::SituacaoEspera;
using dominio::Codigo;
using namespace Qt::StringLiterals;

namespace {

QStringList todasAsSituacoes()
{
    QStringList textos;
    for (const char *texto : contrato::TextosDe<SituacaoEspera>::textos)
        textos.append(QLatin1String(texto));
    return textos;
}

Resultado<FiltroEsperas> lerFiltro(const Requisicao &r)
{
    Parametros p(r);
    FiltroEsperas f;
    f.paciente = p.id<dominio::PacienteId>(u"pacienteId"_s);
    f.medico = p.id<dominio::MedicoId>(u"medicoId"_s);
    f.unidade = p.id<dominio::UnidadeId>(u"unidadeId"_s);
    if (const auto especialidade = p.texto(u"especialidade"_s))
        f.especialidade = textoDeBusca(*especialidade);
    for (const QString &texto : p.palavras(u"situacao"_s, todasAsSituacoes()))
        f.situacoes.append(*contrato::enumDe<SituacaoEspera>(texto));
    std::sort(f.situacoes.begin(), f.situacoes.end());
    f.quantas = p.limite();
    f.depoisDe = p.cursor();
    AGENDA_TENTAR(p.conferir());
    return f;
}

Resultado<void> sair(nucleo::Transacao &tx, Espera e)
{
    if (e.situacao == SituacaoEspera::Removida)
        return {}; // said once more
    if (e.situacao == SituacaoEspera::Oferecida)
        AGENDA_TENTAR(devolverVaga(tx, e, SituacaoVaga::Recusada));
    if (e.situacao != SituacaoEspera::Aguardando) {
        dominio::Erro erro(Codigo::TransicaoInvalida);
        erro.extras.insert(u"situacao"_s, QString(contrato::textoDe(e.situacao)));
        return dominio::falha(erro);
    }
    e.situacao = SituacaoEspera::Removida;
    return registrarPasso(tx, e, "espera.removida");
}

} // namespace

// GET /lista-espera: a patient their own, the desk everyone's.
Resultado<Resposta> listarEsperas(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(auto filtro, lerFiltro(r));
    if (r.quem->eh(dominio::Perfil::Paciente)) {
        const dominio::PacienteId eu(r.quem->usuario);
        if (filtro.paciente && *filtro.paciente != eu)
            return Resposta::json(contrato::escreverLista(QList<Espera>()));
        filtro.paciente = eu;
    }
    const int limite = filtro.quantas;
    filtro.quantas = limite + 1; // one more tells whether there is a next page
    AGENDA_OBTER(auto itens, s.banco.ler([&](nucleo::Leitura &l) { return EsperaTabela(l).listar(filtro); }));
    std::optional<QString> proximo;
    if (itens.size() > limite) {
        itens.resize(limite);
        proximo = Cursor{itens.last().criadaEm.instante.ms(), itens.last().id.texto()}.texto();
    }
    return respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
}

// GET /lista-espera/{id}
Resultado<Resposta> verEspera(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::EsperaId>(r, 0));
    AGENDA_OBTER(const auto e, s.banco.ler([&](nucleo::Leitura &l) { return EsperaTabela(l).buscar(id); }));
    if (!e || !podeVer(*e, *r.quem))
        return dominio::falha(Codigo::NaoEncontrado);
    return respostaDeEspera(*e);
}

// DELETE /lista-espera/{id}: the row stays, as removida; a time held for it goes to the next.
Resultado<Efeito> sairDaEspera(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::EsperaId>(r, 0));
    const auto precondicao = Precondicao::de(r);
    return [id, precondicao, quem = *r.quem](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto espera, esperaParaMudar(tx, id, quem));
        AGENDA_TENTAR(precondicao.conferir(espera.versao));
        AGENDA_TENTAR(sair(tx, espera));
        return Resposta::vazia();
    };
}

Resultado<void> vencerEspera(nucleo::Transacao &tx, dominio::EsperaId id)
{
    AGENDA_OBTER(auto espera, esperaParaMudar(tx, id, std::nullopt));
    if (espera.situacao != SituacaoEspera::Aguardando)
        return dominio::falha(Codigo::TransicaoInvalida);
    espera.situacao = SituacaoEspera::Expirada;
    return registrarPasso(tx, espera, "espera.expirada");
}

} // namespace agendamento
