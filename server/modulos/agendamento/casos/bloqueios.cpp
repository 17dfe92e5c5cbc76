// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bloqueios.h"

#include "../anuncios.h"
#include "../conhecidos.h"
#include "../parametros.h"
#include "../repositorios/agendatabela.h"
#include "../repositorios/unidadetabela.h"
#include "../respostas.h"
#include "casos.h"
#include "orfas.h"

#include <limits>

// A doctor's blocks: list, create, remove.
namespace agendamento {

using dominio::CodigoCampo;
using namespace Qt::StringLiterals;

namespace {

constexpr int diasNoMaximo = 731;
constexpr qint64 duracaoMaximaMs = diasNoMaximo * 24LL * 3600 * 1000;

contrato::Bloqueio paraContrato(const LinhaBloqueio &l, const dominio::Fuso &fuso)
{
    return {l.id,
            l.medicoId,
            {l.periodo.inicio, fuso.deslocamento(l.periodo.inicio)},
            {l.periodo.fim, fuso.deslocamento(l.periodo.fim)},
            l.motivo};
}

Resultado<void> conferirBloqueio(const contrato::NovoBloqueio &novo, dominio::Instante agora)
{
    if (novo.fim <= novo.inicio)
        return dominio::falha(dominio::Erro::validacao(u"fim"_s, CodigoCampo::Minimo));
    if (novo.fim.ms() - novo.inicio.ms() > duracaoMaximaMs)
        return dominio::falha(dominio::Erro::validacao(u"fim"_s, CodigoCampo::Maximo, diasNoMaximo));
    if (novo.fim <= agora)
        return dominio::falha(dominio::Erro::validacao(u"fim"_s, CodigoCampo::NoPassado));
    return {};
}

} // namespace

Resultado<dominio::Fuso> fusoDoMedico(nucleo::Leitura &l, dominio::MedicoId medico)
{
    AGENDA_OBTER(auto linhas, l.consultar("SELECT u.fuso FROM unidade u LEFT JOIN agenda a ON a.unidade_id = u.id "
                                          "AND a.medico_id = ? ORDER BY a.vigente_de IS NULL, a.vigente_de, u.id "
                                          "LIMIT 1",
                                          {medico}));
    if (linhas.proxima())
        return dominio::Fuso::deIana(linhas.texto(0));
    AGENDA_TENTAR(linhas.erro());
    return dominio::Fuso();
}

Resultado<BloqueioGravado> gravarBloqueio(nucleo::Transacao &tx, dominio::MedicoId medico,
                                          const contrato::NovoBloqueio &novo)
{
    AGENDA_TENTAR(tx.travar({medico.uuid()}));
    const LinhaBloqueio linha{dominio::BloqueioId::novo(tx.agora()),
                              medico,
                              {novo.inicio, novo.fim},
                              novo.motivo,
                              tx.contexto().ator,
                              tx.agora()};
    AGENDA_TENTAR(BloqueioTabela::inserir(tx, linha));
    AGENDA_TENTAR(RegrasTabela::regrasMudaram(tx, medico));
    AGENDA_OBTER(const auto fuso, fusoDoMedico(tx, medico));
    const auto bloqueio = paraContrato(linha, fuso);
    AGENDA_TENTAR(tx.publicar(anuncioDe("bloqueio.criado", bloqueio)));
    AGENDA_TENTAR(tx.auditar("bloqueio.criado", "bloqueio", linha.id.uuid()));
    AGENDA_OBTER(const auto orfas, reverOrfas(tx, medico, {novo.inicio, novo.fim}));
    return BloqueioGravado{bloqueio, orfas};
}

// POST /medicos/{id}/bloqueios, with ?simular=true only what it would orphan
Resultado<Efeito> criarBloqueio(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto novo, contrato::ler<contrato::NovoBloqueio>(r.corpo));
    AGENDA_TENTAR(conferirBloqueio(novo, s.relogio.agora()));
    AGENDA_TENTAR(medicoConhecido(s, medico));
    return efeitoOuSimulacao(r, [medico, novo](nucleo::Transacao &tx) -> Resultado<MudancaDeRegras> {
        AGENDA_OBTER(const auto gravado, gravarBloqueio(tx, medico, novo));
        const QByteArray local = "/medicos/" + medico.texto().toLatin1() + "/bloqueios/";
        return MudancaDeRegras{Resposta::json(contrato::escrever(gravado.bloqueio), 201)
                                   .com("Location", local + gravado.bloqueio.id.texto().toLatin1())
                                   .comVersao(1),
                               gravado.orfas};
    });
}

// DELETE /medicos/{id}/bloqueios/{bloqueioId}: blocks are never edited, so their version is always 1.
Resultado<Efeito> removerBloqueio(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::BloqueioId>(r, 1));
    const auto precondicao = Precondicao::de(r);
    return [medico, id, precondicao](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_TENTAR(tx.travar({medico.uuid()}));
        AGENDA_OBTER(const auto linha, BloqueioTabela(tx).buscar(medico, id));
        if (!linha)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_TENTAR(precondicao.conferir(1));
        AGENDA_OBTER(const auto fuso, fusoDoMedico(tx, medico));
        AGENDA_TENTAR(BloqueioTabela::apagar(tx, id));
        AGENDA_TENTAR(RegrasTabela::regrasMudaram(tx, medico));
        AGENDA_TENTAR(tx.publicar(anuncioDe("bloqueio.removido", paraContrato(*linha, fuso))));
        AGENDA_TENTAR(tx.auditar("bloqueio.removido", "bloqueio", id.uuid()));
        AGENDA_TENTAR(reverOrfas(tx, medico, linha->periodo)); // those that fit again have their time back
        return Resposta::vazia();
    };
}

// GET /medicos/{id}/bloqueios/{bloqueioId}
Resultado<Resposta> verBloqueio(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::BloqueioId>(r, 1));
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto linha, BloqueioTabela(l).buscar(medico, id));
        if (!linha)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(const auto fuso, fusoDoMedico(l, medico));
        auto resposta = Resposta::json(contrato::escrever(paraContrato(*linha, fuso))).comVersao(1);
        resposta.marcaDizTudo = false; // the offset is the unit's
        return resposta;
    });
}

// GET /medicos/{id}/bloqueios
Resultado<Resposta> listarBloqueios(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    Parametros p(r);
    const auto [de, ate] = p.periodoDeLista();
    const int limite = p.limite();
    const Cursor depoisDe = p.cursor().value_or(Cursor{std::numeric_limits<qint64>::min(), dominio::textoDeUuid({})});
    AGENDA_TENTAR(p.conferir());
    AGENDA_TENTAR(medicoConhecido(s, medico));
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto fuso, fusoDoMedico(l, medico));
        const auto sempre = dominio::Instante::deMs(std::numeric_limits<qint64>::max());
        const auto desde = dominio::Instante::deMs(std::numeric_limits<qint64>::min());
        const Periodo janela{de ? de->em(fuso) : desde, ate ? ate->em(fuso) : sempre};
        AGENDA_OBTER(const auto linhas,
                     BloqueioTabela(l).listar(medico, janela, {depoisDe.ms, depoisDe.id}, limite + 1));
        QList<contrato::Bloqueio> itens;
        for (const auto &linha : linhas.first(std::min<qsizetype>(limite, linhas.size())))
            itens.append(paraContrato(linha, fuso));
        std::optional<QString> proximo;
        if (linhas.size() > limite)
            proximo = Cursor{itens.last().inicio.instante.ms(), itens.last().id.texto()}.texto();
        return respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
    });
}

} // namespace agendamento
