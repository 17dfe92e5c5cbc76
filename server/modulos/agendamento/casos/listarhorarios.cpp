// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../conhecidos.h"
#include "../oferta.h"
#include "../repositorios/pessoatabela.h"
#include "../respostas.h"
#include "horarios.h"

// GET /medicos/{id}/horarios: free times, for anyone.
namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Instante;
using namespace Qt::StringLiterals;

namespace {

constexpr int diasSemAte = 7;
constexpr int semLimite = 2'000; // in one answer where no `limite` is given; the rest is on the next page

struct Pedido {
    PedidoDeOferta oferta;
    std::optional<Cursor> depoisDe;
    int limite = semLimite;
    bool fixo = false; // both ends given: the answer does not move with the clock
};

bool passou(const dominio::HorarioLivre &livre, const Cursor &depoisDe)
{
    return std::pair(livre.quando.inicio.ms(), livre.unidade.texto()) > std::pair(depoisDe.ms, depoisDe.id);
}

Resultado<Pedido> lerPedido(const Requisicao &r, dominio::MedicoId medico, Instante agora)
{
    Parametros p(r);
    const auto periodo = periodoDeBusca(p, agora, diasSemAte);
    Pedido pedido{{medico, periodo.de, periodo.ate, agora, p.inteiro(u"duracaoMin"_s, 5, 480),
                   p.id<dominio::UnidadeId>(u"unidadeId"_s)},
                  p.cursor(),
                  p.inteiro(u"limite"_s, 1, 100).value_or(semLimite),
                  periodo.fixo};
    AGENDA_TENTAR(p.conferir());
    pedido.oferta.paraPacientes = !paraEquipe(r);
    if (pedido.oferta.duracaoMin && pedido.oferta.paraPacientes)
        return dominio::falha(dominio::Erro::campoProibido(u"duracaoMin"_s));
    pedido.oferta.limite = pedido.limite + 1; // one more tells whether there is a next page
    if (!pedido.depoisDe)
        return pedido;
    pedido.oferta.janela = {Instante::deMs(pedido.depoisDe->ms), Instante::deMs(std::numeric_limits<qint64>::max())};
    pedido.oferta.serve = [cursor = *pedido.depoisDe](auto, const auto &, const dominio::HorarioLivre &h) {
        return passou(h, cursor);
    };
    return pedido;
}

Resultado<nucleo::RespostaComPrazo> produzir(nucleo::Leitura &l, Oferta &oferta, const Requisicao &r,
                                             const Pedido &pedido)
{
    AGENDA_OBTER(auto livres, oferta.livres(l, pedido.oferta));
    AGENDA_OBTER(const auto regras, oferta.regras(l, pedido.oferta.medico));
    nucleo::RespostaComPrazo feita;
    if (!livres.isEmpty())
        feita.validaAte = livres.first().quando.inicio; // then it is no longer ahead
    if (pedido.oferta.paraPacientes)
        feita.validaAte =
            std::min(feita.validaAte.value_or(proximoQuarto(pedido.oferta.agora)), proximoQuarto(pedido.oferta.agora));
    std::optional<QString> proximo;
    if (livres.size() > pedido.limite) {
        livres.resize(pedido.limite);
        proximo = Cursor{livres.last().quando.inicio.ms(), livres.last().unidade.texto()}.texto();
    }
    QList<contrato::HorarioLivre> itens;
    itens.reserve(livres.size());
    for (const auto &livre : std::as_const(livres))
        itens.append(Oferta::paraContrato(livre, *regras));
    feita.resposta = respostaDeLista(r, contrato::escreverLista(itens, proximo), proximo);
    feita.resposta.pessoal = false;
    return feita;
}

} // namespace

PeriodoDeBusca periodoDeBusca(Parametros &p, Instante agora, int diasSemAte)
{
    const auto de = p.limiteDePeriodo(u"de"_s), ate = p.limiteDePeriodo(u"ate"_s);
    const Limite inicio = de.value_or(Limite(agora));
    const Limite fim = ate.value_or(inicio.maisDias(diasSemAte));
    if (const auto fora = dominio::periodoFora(inicio, fim, Oferta::diasDeBusca))
        p.recusar(u"ate"_s, *fora, *fora == CodigoCampo::Maximo ? Oferta::diasDeBusca : 0);
    return {inicio, fim, de && ate};
}

bool paraEquipe(const Requisicao &r)
{
    return r.quem && r.quem->daEquipe() && !r.quem->pendente;
}

Instante proximoQuarto(Instante agora)
{
    constexpr qint64 quartoMs = 15 * 60'000;
    return agora.maisMs(quartoMs - agora.ms() % quartoMs);
}

Resultado<Resposta> listarHorarios(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto medico, idDoCaminho<dominio::MedicoId>(r, 0));
    const Instante agora = s.relogio.agora();
    AGENDA_OBTER(const auto pedido, lerPedido(r, medico, agora));
    const auto comoConhecido = [&](nucleo::Leitura &l) -> Resultado<nucleo::RespostaComPrazo> {
        AGENDA_OBTER(const auto pessoa, PessoaTabela(l).buscar(medico.uuid()));
        if (!pessoa || pessoa->perfil != dominio::Perfil::Medico || !pessoa->ativa())
            return dominio::falha(Codigo::NaoEncontrado);
        return produzir(l, s.oferta, r, pedido);
    };
    const auto semGuardar = [&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(auto feita, comoConhecido(l));
        return std::move(feita.resposta);
    };
    const QByteArray chave = r.alvo + (paraEquipe(r) ? "\nequipe" : "");
    auto resposta = pedido.fixo ? s.corpos.responder(s.banco, chave, agora, comoConhecido) : s.banco.ler(semGuardar);
    if (resposta || resposta.error().codigo != Codigo::NaoEncontrado)
        return resposta;
    // Perhaps registered or activated a moment ago: the owner of the accounts knows.
    AGENDA_OBTER(const auto pessoa, medicoConhecido(s, medico));
    if (!pessoa.ativa())
        return dominio::falha(Codigo::NaoEncontrado);
    AGENDA_OBTER(auto feita, s.banco.ler([&](nucleo::Leitura &l) { return produzir(l, s.oferta, r, pedido); }));
    return std::move(feita.resposta);
}

} // namespace agendamento
