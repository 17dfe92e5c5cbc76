// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "oferecervaga.h"

#include "../repositorios/esperatabela.h"
#include "../repositorios/reservatabela.h"
#include "mudarespera.h"

#include <algorithm>

namespace agendamento {

using contrato::Espera;
using contrato::PeriodoDoDia;
using dominio::Codigo;
using dominio::Instante;
using nucleo::Resultado;

namespace {

constexpr qint64 ofertaSegundos = 30 * 60;
// What is left between the offer and the start: time to see the message, and to get there.
constexpr int margemPresencialMin = 60, margemTelemedicinaMin = 15;

PeriodoDoDia periodoDe(QTime hora)
{
    if (hora < QTime(12, 0))
        return PeriodoDoDia::Manha;
    return hora < QTime(18, 0) ? PeriodoDoDia::Tarde : PeriodoDoDia::Noite;
}

Instante maisCedo(const Espera &e, Instante agora)
{
    return agora.maisMinutos(e.modalidade == contrato::Modalidade::Telemedicina ? margemTelemedicinaMin
                                                                                : margemPresencialMin);
}

LinhaVaga vagaDe(const Espera &e, const contrato::Consulta &c, Instante agora)
{
    LinhaVaga v;
    v.id = dominio::ReservaId::novo(agora);
    v.espera = e.id;
    v.paciente = e.pacienteId;
    v.medico = c.medicoId;
    v.unidade = c.unidadeId;
    v.quando = {c.inicio.instante, c.fim.instante};
    v.oferecidaEm = agora;
    v.expiraEm = std::min(agora.maisSegundos(ofertaSegundos), v.quando.inicio);
    return v;
}

Resultado<void> segurar(nucleo::Transacao &tx, const LinhaVaga &v)
{
    AGENDA_TENTAR(ReservaTabela::inserir(
        tx, {v.id, v.medico, v.paciente, v.unidade, v.quando, dominio::UsuarioId(v.paciente), v.expiraEm}));
    return VagaTabela::inserir(tx, v);
}

} // namespace

bool serve(const Espera &e, const HorarioCivil &h, Instante agora)
{
    return (!e.unidadeId || h.livre.unidade == *e.unidadeId) && h.dia >= e.de && h.dia < e.ate &&
           (!e.periodos || e.periodos->contains(periodoDe(h.hora))) &&
           (!e.diasSemana || e.diasSemana->contains(h.dia.dayOfWeek())) && h.livre.quando.inicio >= maisCedo(e, agora);
}

contrato::NovaConsulta pedidoDe(const Espera &e, dominio::MedicoId medico, const dominio::HorarioLivre &horario)
{
    contrato::NovaConsulta nova;
    nova.medicoId = medico;
    nova.pacienteId = e.pacienteId;
    nova.unidadeId = horario.unidade;
    nova.inicio = horario.quando.inicio;
    nova.duracaoMin = int(horario.quando.inicio.minutosAte(horario.quando.fim));
    nova.tipo = e.tipo;
    nova.modalidade = e.modalidade;
    nova.convenio = e.convenio;
    nova.motivo = e.motivo;
    return nova;
}

Resultado<void> oferecerVaga(nucleo::Transacao &tx, Oferta &oferta, dominio::EsperaId id, const Marcacao &preparada)
{
    Marcacao m = preparada;
    const contrato::Consulta &c = m.consulta;
    AGENDA_TENTAR(conferirMarcacao(tx, oferta, m)); // holds doctor and patient
    AGENDA_OBTER(auto espera, EsperaTabela(tx).buscar(id));
    if (!espera || espera->situacao != contrato::SituacaoEspera::Aguardando)
        return dominio::falha(Codigo::TransicaoInvalida);
    AGENDA_OBTER(const auto jaOferecidas,
                 VagaTabela(tx).jaOferecidas(c.pacienteId, c.medicoId, {c.inicio.instante, c.fim.instante}));
    if (jaOferecidas.contains(c.inicio.instante))
        return dominio::falha(Codigo::PacienteOcupado);
    const LinhaVaga vaga = vagaDe(*espera, c, tx.agora());
    AGENDA_TENTAR(segurar(tx, vaga));
    espera->situacao = contrato::SituacaoEspera::Oferecida;
    espera->oferta = contrato::VagaOferecida{vaga.id,
                                             c.medicoId,
                                             c.medicoNome,
                                             c.unidadeId,
                                             c.inicio,
                                             c.fim,
                                             {vaga.expiraEm, m.lugar.fuso.deslocamento(vaga.expiraEm)}};
    return registrarPasso(tx, *espera, "vaga.oferecida");
}

} // namespace agendamento
