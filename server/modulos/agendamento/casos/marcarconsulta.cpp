// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"
#include "marcar.h"
#include "mudarespera.h"

#include "../repositorios/consultatabela.h"
#include "../repositorios/esperatabela.h"
#include "../repositorios/reservatabela.h"
#include "../respostas.h"

// POST /consultas
namespace agendamento {

using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::ErroCampo;
using dominio::Perfil;
using namespace Qt::StringLiterals;

namespace {

// Patients book for themselves and are not squeezed in; doctors book in their own agenda.
Resultado<void> conferirQuem(const nucleo::Identidade &quem, const contrato::NovaConsulta &nova)
{
    if (quem.eh(Perfil::Medico) && nova.medicoId.uuid() != quem.usuario.uuid())
        return dominio::falha(Codigo::SemPermissao);
    if (!quem.eh(Perfil::Paciente))
        return {};
    if (nova.pacienteId.uuid() != quem.usuario.uuid())
        return dominio::falha(Codigo::SemPermissao);
    QStringList proibidos;
    if (nova.encaixe.value_or(false))
        proibidos.append(u"encaixe"_s);
    if (nova.motivoEncaixe)
        proibidos.append(u"motivoEncaixe"_s);
    if (!proibidos.isEmpty())
        return dominio::falha(dominio::Erro::camposProibidos(proibidos));
    return {};
}

QList<ErroCampo> errosDoPedido(const contrato::NovaConsulta &nova, dominio::Instante agora)
{
    QList<ErroCampo> erros;
    if (const auto erro = erroDoInicio(nova.inicio, agora))
        erros.append({u"inicio"_s, *erro, 0});
    const bool encaixe = nova.encaixe.value_or(false);
    if (encaixe && (!nova.motivoEncaixe || nova.motivoEncaixe->trimmed().isEmpty()))
        erros.append({u"motivoEncaixe"_s, CodigoCampo::Obrigatorio, 0});
    if (!encaixe && nova.motivoEncaixe)
        erros.append({u"encaixe"_s, CodigoCampo::Obrigatorio, 0});
    return erros;
}

bool serve(const std::optional<PessoaAtual> &pessoa, Perfil perfil)
{
    return pessoa && pessoa->pessoa.perfil == perfil && pessoa->pessoa.ativa();
}

// A hold that has run out and been swept is as none: the time may be free all the same. Another's is none of theirs.
Resultado<std::optional<LinhaReserva>> reservaDe(nucleo::Leitura &l, dominio::ReservaId id,
                                                 const nucleo::Identidade &quem)
{
    AGENDA_OBTER(auto reserva, ReservaTabela(l).buscar(id));
    if (reserva && reserva->dono != quem.usuario)
        return dominio::falha(dominio::Erro::validacao(u"reservaId"_s, CodigoCampo::NaoExiste));
    return reserva;
}

// The hold may be an offer to someone who waits: that is for its own time only, and only while it lasts.
Resultado<std::optional<LinhaVaga>> ofertaDe(nucleo::Leitura &l, const contrato::NovaConsulta &nova,
                                             dominio::Instante agora)
{
    AGENDA_OBTER(auto vaga, VagaTabela(l).buscar(*nova.reservaId));
    if (!vaga)
        return std::nullopt;
    if (vaga->paciente != nova.pacienteId || vaga->medico != nova.medicoId || vaga->quando.inicio != nova.inicio)
        return dominio::falha(dominio::Erro::validacao(u"reservaId"_s, CodigoCampo::NaoExiste));
    if (vaga->situacao == SituacaoVaga::Expirada || vaga->expiraEm <= agora)
        return dominio::falha(Codigo::PrazoEncerrado);
    return vaga->situacao == SituacaoVaga::Aberta ? vaga : std::nullopt;
}

// What was offered is had as it was offered, whatever else patients may choose.
Resultado<void> seguirOferta(nucleo::Leitura &l, const LinhaVaga &vaga, contrato::NovaConsulta &nova,
                             Participantes &quem)
{
    const int duracao = int(vaga.quando.inicio.minutosAte(vaga.quando.fim));
    if (nova.duracaoMin.value_or(duracao) != duracao)
        return dominio::falha(dominio::Erro::campoProibido(u"duracaoMin"_s));
    nova.duracaoMin = duracao;
    AGENDA_OBTER(const auto espera, EsperaTabela(l).buscar(vaga.espera));
    quem.escolha = espera ? escolhaDe(*espera) : Escolha::DaVaga;
    return {};
}

// Takes the hold away; where it is an offer, gives the entry that it was made to.
Resultado<std::optional<contrato::Espera>> usarReserva(nucleo::Transacao &tx, const LinhaReserva &reserva, bool oferta)
{
    if (!oferta) {
        AGENDA_TENTAR(ReservaTabela::apagar(tx, reserva));
        return std::nullopt;
    }
    AGENDA_OBTER(const auto vaga, VagaTabela(tx).buscar(reserva.id));
    if (!vaga || vaga->situacao != SituacaoVaga::Aberta || vaga->expiraEm <= tx.agora())
        return dominio::falha(Codigo::PrazoEncerrado);
    AGENDA_OBTER(const auto espera, EsperaTabela(tx).buscar(vaga->espera));
    AGENDA_TENTAR(soltarVaga(tx, *espera));
    return espera;
}

} // namespace

Resultado<Participantes> conferirPedido(const Servicos &s, const nucleo::Identidade &quem,
                                        const contrato::NovaConsulta &nova, dominio::Instante agora)
{
    AGENDA_TENTAR(conferirQuem(quem, nova));
    auto erros = errosDoPedido(nova, agora);
    AGENDA_OBTER(auto achados, participantes(s, nova.medicoId, nova.pacienteId));
    achados.escolha = quem.eh(Perfil::Paciente) ? Escolha::DoPaciente : Escolha::DaEquipe;
    if (!serve(achados.medico, Perfil::Medico))
        erros.append({u"medicoId"_s, CodigoCampo::NaoExiste, 0});
    if (!serve(achados.paciente, Perfil::Paciente))
        erros.append({u"pacienteId"_s, CodigoCampo::NaoExiste, 0});
    if (!erros.isEmpty())
        return dominio::falha(dominio::Erro::validacao(erros));
    return achados;
}

// POST /consultas
Resultado<Efeito> marcarConsulta(const Servicos &s, const Requisicao &r)
{
    AGENDA_OBTER(auto nova, contrato::ler<contrato::NovaConsulta>(r.corpo));
    const auto agora = s.relogio.agora();
    const TetoDoDia teto(*r.quem, s.ajustes.tetos, TetoDoDia::Marcacao);
    std::optional<LinhaReserva> reserva;
    std::optional<LinhaVaga> oferta;
    // One snapshot for all questions to this module's own database.
    AGENDA_OBTER(auto marcacao, s.banco.ler([&](nucleo::Leitura &l) -> Resultado<Marcacao> {
        AGENDA_OBTER(auto quem, conferirPedido(s, *r.quem, nova, agora));
        AGENDA_TENTAR(teto.conferir(l, agora));
        if (nova.reservaId) {
            AGENDA_OBTER(reserva, reservaDe(l, *nova.reservaId, *r.quem));
            AGENDA_OBTER(oferta, ofertaDe(l, nova, agora));
        }
        if (oferta) {
            AGENDA_TENTAR(seguirOferta(l, *oferta, nova, quem));
        }
        const QUuid exceto = reserva ? reserva->id.uuid() : QUuid();
        return prepararMarcacao(l, s.oferta, nova, quem, agora, exceto);
    }));
    marcacao.teto = teto;
    return [marcacao, reserva, oferta = oferta.has_value(),
            &horarios = s.oferta](nucleo::Transacao &tx) -> Resultado<Resposta> {
        Marcacao atual = marcacao;
        AGENDA_TENTAR(conferirMarcacao(tx, horarios, atual)); // holds doctor and patient
        std::optional<contrato::Espera> espera;
        if (reserva) {
            AGENDA_OBTER(espera, usarReserva(tx, *reserva, oferta));
        }
        AGENDA_OBTER(const auto consulta, gravarMarcacao(tx, atual));
        if (espera) {
            AGENDA_TENTAR(atenderEspera(tx, *espera, consulta.id));
        }
        return respostaDeConsultaCriada(consulta);
    };
}

} // namespace agendamento
