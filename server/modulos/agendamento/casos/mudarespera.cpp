// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mudarespera.h"

#include "../anuncios.h"
#include "../repositorios/esperatabela.h"
#include "../repositorios/liberadotabela.h"
#include "../repositorios/reservatabela.h"
#include "../repositorios/unidadetabela.h"

namespace agendamento {

using contrato::Espera;
using contrato::SituacaoEspera;
using dominio::Codigo;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

Resultado<contrato::Momento> momentoDa(nucleo::Leitura &l, const Espera &e, dominio::Instante quando)
{
    if (!e.unidadeId)
        return contrato::Momento{quando, 0};
    AGENDA_OBTER(const auto unidade, UnidadeTabela(l).buscar(*e.unidadeId));
    AGENDA_OBTER(const auto fuso, unidade ? unidade->fuso() : Resultado<dominio::Fuso>(dominio::Fuso()));
    return contrato::Momento{quando, fuso.deslocamento(quando)};
}

Periodo periodoDe(const contrato::VagaOferecida &v)
{
    return {v.inicio.instante, v.fim.instante};
}

} // namespace

bool podeVer(const Espera &espera, const nucleo::Identidade &quem)
{
    switch (quem.perfil) {
    case dominio::Perfil::Paciente:
        return espera.pacienteId.uuid() == quem.usuario.uuid();
    case dominio::Perfil::Recepcionista:
    case dominio::Perfil::Admin:
        return true;
    case dominio::Perfil::Medico:
        return false;
    }
    return false;
}

Escolha escolhaDe(const Espera &espera)
{
    return espera.criadaPor.uuid() == espera.pacienteId.uuid() ? Escolha::DaVaga : Escolha::DaEquipe;
}

nucleo::Resposta respostaDeEspera(const Espera &espera)
{
    auto resposta = nucleo::Resposta::json(contrato::escrever(espera)).comVersao(espera.versao);
    resposta.marcaDizTudo = false; // names and zones are others'
    return resposta;
}

Resultado<Espera> esperaParaMudar(nucleo::Transacao &tx, dominio::EsperaId id,
                                  const std::optional<nucleo::Identidade> &quem)
{
    AGENDA_OBTER(auto e, EsperaTabela(tx).buscar(id));
    if (!e || (quem && !podeVer(*e, *quem)))
        return dominio::falha(Codigo::NaoEncontrado);
    QList<QUuid> envolvidos{e->pacienteId.uuid()};
    if (e->medicoId)
        envolvidos.append(e->medicoId->uuid());
    if (e->oferta)
        envolvidos.append(e->oferta->medicoId.uuid());
    AGENDA_OBTER(const bool esperou, tx.travar(envolvidos));
    if (!esperou)
        return *e;
    AGENDA_OBTER(e, EsperaTabela(tx).buscar(id)); // entries are never deleted
    // Offered while this one waited for its patient: the doctor comes late, and should that make a circle, PostgreSQL
    // says so and the write runs again.
    if (e->oferta && !envolvidos.contains(e->oferta->medicoId.uuid()))
        AGENDA_TENTAR(tx.travar({e->oferta->medicoId.uuid()}));
    return *e;
}

Resultado<void> registrarPasso(nucleo::Transacao &tx, Espera &e, const QByteArray &passo)
{
    e.versao += 1;
    AGENDA_OBTER(e.atualizadaEm, momentoDa(tx, e, tx.agora()));
    AGENDA_TENTAR(EsperaTabela::atualizar(tx, e));
    AGENDA_TENTAR(tx.publicar(anuncioDe(passo, e)));
    return tx.auditar(passo, "espera", e.id.uuid());
}

Resultado<void> conferirOferta(nucleo::Leitura &l, const Espera &e, dominio::Instante agora)
{
    if (e.oferta)
        return e.oferta->expiraEm.instante > agora ? Resultado<void>() : dominio::falha(Codigo::PrazoEncerrado);
    if (e.situacao == SituacaoEspera::Aguardando) {
        AGENDA_OBTER(const auto ultima, VagaTabela(l).ultimaDe(e.id));
        if (ultima && ultima->situacao == SituacaoVaga::Expirada)
            return dominio::falha(Codigo::PrazoEncerrado);
    }
    dominio::Erro erro(Codigo::TransicaoInvalida);
    erro.extras.insert(u"situacao"_s, QString(contrato::textoDe(e.situacao)));
    return dominio::falha(erro);
}

Resultado<void> soltarVaga(nucleo::Transacao &tx, const Espera &e)
{
    LinhaReserva reserva;
    reserva.id = e.oferta->reservaId;
    reserva.medico = e.oferta->medicoId;
    reserva.paciente = e.pacienteId;
    reserva.quando = periodoDe(*e.oferta);
    AGENDA_OBTER(const bool havia, ReservaTabela::apagar(tx, reserva));
    return havia ? Resultado<void>() : dominio::falha(Codigo::TransicaoInvalida);
}

Resultado<void> devolverVaga(nucleo::Transacao &tx, Espera &e, SituacaoVaga como)
{
    const contrato::VagaOferecida vaga = *e.oferta;
    AGENDA_TENTAR(VagaTabela::encerrar(tx, vaga.reservaId, como));
    AGENDA_TENTAR(soltarVaga(tx, e));
    e.situacao = SituacaoEspera::Aguardando;
    AGENDA_TENTAR(registrarPasso(tx, e, como == SituacaoVaga::Recusada ? "vaga.recusada" : "vaga.expirada"));
    e.oferta.reset();
    return LiberadoTabela::anotar(tx, vaga.medicoId, periodoDe(vaga));
}

Resultado<void> devolverVaga(nucleo::Transacao &tx, const LinhaVaga &vaga, SituacaoVaga como)
{
    AGENDA_OBTER(auto espera, esperaParaMudar(tx, vaga.espera, std::nullopt));
    if (!espera.oferta || espera.oferta->reservaId != vaga.id)
        return dominio::falha(Codigo::TransicaoInvalida);
    return devolverVaga(tx, espera, como);
}

Resultado<void> atenderEspera(nucleo::Transacao &tx, Espera &e, dominio::ConsultaId consulta)
{
    AGENDA_TENTAR(VagaTabela::encerrar(tx, e.oferta->reservaId, SituacaoVaga::Aceita));
    e.situacao = SituacaoEspera::Atendida;
    e.consultaId = consulta;
    AGENDA_TENTAR(registrarPasso(tx, e, "vaga.aceita"));
    e.oferta.reset();
    return {};
}

} // namespace agendamento
