// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "marcar.h"
#include "mudarespera.h"
#include "tetos.h"

#include "../parametros.h"
#include "../repositorios/liberadotabela.h"
#include "../repositorios/reservatabela.h"
#include "../repositorios/unidadetabela.h"

#include <contrato/marcacao.h>

// Holds: a time kept for five minutes while a form is filled in.
namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::Instante;
using dominio::Perfil;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 duracaoSegundos = 5 * 60;
constexpr int doPaciente = 3, daRecepcao = 50; // held at a time by one account

contrato::Reserva paraContrato(const LinhaReserva &r, const dominio::Fuso &fuso)
{
    const auto momento = [&fuso](Instante quando) { return contrato::Momento{quando, fuso.deslocamento(quando)}; };
    return {
        r.id, r.medico, r.paciente, r.unidade, momento(r.quando.inicio), momento(r.quando.fim), momento(r.expiraEm)};
}

// A patient holds for themselves; a receptionist may not know yet for whom.
Resultado<contrato::NovaReserva> lerPedido(const Requisicao &r)
{
    AGENDA_OBTER(auto nova, contrato::ler<contrato::NovaReserva>(r.corpo));
    if (!r.quem->eh(Perfil::Paciente))
        return nova;
    if (nova.pacienteId && nova.pacienteId->uuid() != r.quem->usuario.uuid())
        return dominio::falha(Codigo::SemPermissao);
    nova.pacienteId = dominio::PacienteId(r.quem->usuario);
    return nova;
}

Resultado<Pessoa> conferir(const Servicos &s, const contrato::NovaReserva &nova, Instante agora)
{
    QList<dominio::ErroCampo> erros;
    if (const auto erro = erroDoInicio(nova.inicio, agora))
        erros.append({u"inicio"_s, *erro, 0});
    AGENDA_OBTER(const auto medico, pessoaConhecida(s, nova.medicoId.uuid()));
    if (!medico || medico->perfil != Perfil::Medico || !medico->ativa())
        erros.append({u"medicoId"_s, CodigoCampo::NaoExiste, 0});
    if (nova.pacienteId) {
        AGENDA_OBTER(const auto paciente, pessoaConhecida(s, nova.pacienteId->uuid()));
        if (!paciente || paciente->perfil != Perfil::Paciente || !paciente->ativa())
            erros.append({u"pacienteId"_s, CodigoCampo::NaoExiste, 0});
    }
    if (!erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(erros));
    return *medico;
}

Resultado<void> conferirLivre(nucleo::Leitura &l, Oferta &oferta, const contrato::NovaReserva &nova, const Lugar &lugar,
                              Instante agora)
{
    AGENDA_OBTER(const bool livre, medicoLivre(l, oferta, nova.medicoId, lugar));
    if (!livre)
        return dominio::falha(horarioOcupado(l, oferta, nova.medicoId, lugar, agora));
    if (!nova.pacienteId)
        return {};
    AGENDA_OBTER(const bool pacienteOcupado, OcupacaoTabela(l).pacienteOcupado(*nova.pacienteId, lugar.quando));
    if (pacienteOcupado)
        return dominio::falha(Codigo::PacienteOcupado);
    return {};
}

Resultado<void> conferirQuantas(nucleo::Leitura &l, const nucleo::Identidade &quem, Instante agora)
{
    AGENDA_OBTER(const int quantas, ReservaTabela(l).quantasDe(quem.usuario, agora));
    if (quantas < (quem.eh(Perfil::Paciente) ? doPaciente : daRecepcao))
        return {};
    dominio::Erro erro(Codigo::MuitasRequisicoes);
    erro.tentarEmSegundos = int(duracaoSegundos);
    return dominio::falha(erro);
}

// A hold that has been worked out on a reader.
struct Pedida {
    contrato::NovaReserva nova;
    PedidoDeLugar pedido;
    Lugar lugar;
    nucleo::Identidade quem;
};

Resultado<void> travarReserva(nucleo::Transacao &tx, const contrato::NovaReserva &nova, const nucleo::Identidade &quem)
{
    QList<QUuid> envolvidos{nova.medicoId.uuid(), quem.usuario.uuid()}; // the account: for its number of holds
    if (nova.pacienteId)
        envolvidos.append(nova.pacienteId->uuid());
    AGENDA_TENTAR(tx.travar(envolvidos));
    return {};
}

Resultado<Resposta> reservar(nucleo::Transacao &tx, Oferta &oferta, const Pedida &pedida)
{
    const auto &[nova, pedido, visto, quem] = pedida;
    AGENDA_OBTER(const Lugar lugar, conferirLugar(tx, oferta, pedido, visto));
    AGENDA_TENTAR(conferirLivre(tx, oferta, nova, lugar, tx.agora()));
    AGENDA_TENTAR(conferirQuantas(tx, quem, tx.agora()));
    const LinhaReserva reserva{dominio::ReservaId::novo(tx.agora()),
                               nova.medicoId,
                               nova.pacienteId,
                               lugar.unidade,
                               lugar.quando,
                               quem.usuario,
                               tx.agora().maisSegundos(duracaoSegundos)};
    AGENDA_TENTAR(ReservaTabela::inserir(tx, reserva));
    AGENDA_TENTAR(tx.auditar("reserva.criada", "reserva", reserva.id.uuid()));
    return Resposta::json(contrato::escrever(paraContrato(reserva, lugar.fuso)), 201)
        .com("Location", "/reservas/" + reserva.id.texto().toLatin1())
        .comVersao(1);
}

Resultado<LinhaReserva> reservaVisivel(nucleo::Leitura &l, dominio::ReservaId id, const nucleo::Identidade &quem)
{
    AGENDA_OBTER(const auto reserva, ReservaTabela(l).buscar(id));
    if (!reserva || (reserva->dono != quem.usuario && !quem.eh(Perfil::Recepcionista)))
        return dominio::falha(Codigo::NaoEncontrado);
    return *reserva;
}

Resultado<void> apagarReserva(nucleo::Transacao &tx, const LinhaReserva &vista, const QByteArray &acao)
{
    QList<QUuid> envolvidos{vista.medico.uuid()};
    if (vista.paciente)
        envolvidos.append(vista.paciente->uuid());
    AGENDA_TENTAR(tx.travar(envolvidos));
    AGENDA_OBTER(const bool havia, ReservaTabela::apagar(tx, vista));
    if (!havia) // someone used it or gave it back while this one waited
        return dominio::falha(Codigo::NaoEncontrado);
    AGENDA_TENTAR(LiberadoTabela::anotar(tx, vista.medico, vista.quando));
    return tx.auditar(acao, "reserva", vista.id.uuid());
}

// A hold may be an offer to someone who waits; then its end is theirs to hear of.
Resultado<void> soltar(nucleo::Transacao &tx, const LinhaReserva &vista, const QByteArray &acao, SituacaoVaga como)
{
    AGENDA_OBTER(const auto vaga, VagaTabela(tx).buscar(vista.id));
    return vaga ? devolverVaga(tx, *vaga, como) : apagarReserva(tx, vista, acao);
}

} // namespace

// POST /reservas
Resultado<Efeito> criarReserva(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto nova, lerPedido(r));
    const Instante agora = s.relogio.agora();
    AGENDA_OBTER(const auto medico, conferir(s, nova, agora));
    const TetoDoDia teto(*r.quem, s.ajustes.tetos, TetoDoDia::Reserva);
    const PedidoDeLugar pedido{nova.medicoId,
                               nova.inicio,
                               nova.duracaoMin,
                               nova.unidadeId,
                               medico.duracaoPadraoMin,
                               std::nullopt,
                               r.quem->daEquipe() ? Escolha::DaEquipe : Escolha::DoPaciente,
                               agora};
    AGENDA_OBTER(const auto lugar, s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Lugar> {
        AGENDA_TENTAR(teto.conferir(l, agora));
        AGENDA_OBTER(const Lugar achado, acharLugar(l, s.oferta, pedido));
        AGENDA_TENTAR(conferirLivre(l, s.oferta, nova, achado, agora));
        return achado;
    }));
    return [pedida = Pedida{nova, pedido, lugar, *r.quem}, teto,
            &oferta = s.oferta](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_TENTAR(travarReserva(tx, pedida.nova, pedida.quem));
        AGENDA_TENTAR(teto.gastar(tx));
        return reservar(tx, oferta, pedida);
    };
}

// GET /reservas/{id}
Resultado<Resposta> verReserva(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::ReservaId>(r, 0));
    return s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto reserva, reservaVisivel(l, id, *r.quem));
        AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(reserva.unidade));
        AGENDA_OBTER(const auto fuso, unidade ? unidade->fuso() : Resultado<dominio::Fuso>(dominio::Fuso()));
        auto resposta = Resposta::json(contrato::escrever(paraContrato(reserva, fuso))).comVersao(1);
        resposta.marcaDizTudo = false; // the offset is the unit's
        return resposta;
    });
}

// DELETE /reservas/{id}: holds are never edited, so their version is always 1.
Resultado<Efeito> removerReserva(const Servicos &, const Requisicao &r)
{
    AGENDA_OBTER(const auto id, idDoCaminho<dominio::ReservaId>(r, 0));
    const auto precondicao = Precondicao::de(r);
    return [id, precondicao, quem = *r.quem](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_OBTER(const auto reserva, reservaVisivel(tx, id, quem));
        AGENDA_TENTAR(precondicao.conferir(1));
        AGENDA_TENTAR(soltar(tx, reserva, "reserva.removida", SituacaoVaga::Recusada));
        return Resposta::vazia();
    };
}

Resultado<void> vencerReserva(nucleo::Transacao &tx, dominio::ReservaId id)
{
    AGENDA_OBTER(const auto reserva, ReservaTabela(tx).buscar(id));
    if (!reserva || reserva->expiraEm > tx.agora())
        return dominio::falha(Codigo::TransicaoInvalida); // used or given back in between
    const auto solta = soltar(tx, *reserva, "reserva.expirada", SituacaoVaga::Expirada);
    if (!solta && solta.error().codigo == Codigo::NaoEncontrado)
        return dominio::falha(Codigo::TransicaoInvalida);
    return solta;
}

} // namespace agendamento
