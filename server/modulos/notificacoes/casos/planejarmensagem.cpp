// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include <contrato/listaespera.h>

namespace notificacoes {

using contrato::Modelo;
using nucleo::Resultado;

namespace {

std::optional<Modelo> modeloDe(const QByteArray &tipo)
{
    if (tipo == "consulta.solicitada")
        return Modelo::ConsultaSolicitada;
    if (tipo == "consulta.confirmada")
        return Modelo::ConsultaConfirmada;
    if (tipo == "consulta.recusada")
        return Modelo::ConsultaRecusada;
    if (tipo == "consulta.cancelada")
        return Modelo::ConsultaCancelada;
    if (tipo == "consulta.remarcada")
        return Modelo::ConsultaRemarcada;
    return {};
}

// The booking that a move makes is told by the move's own message.
bool contadoPelaRemarcacao(Modelo modelo, const contrato::Consulta &c)
{
    return c.remarcadaDe && c.versao == 1 &&
           (modelo == Modelo::ConsultaSolicitada || modelo == Modelo::ConsultaConfirmada);
}

// A move is told with the new appointment's data. The event may carry either: the old one names the new, whose time is
// asked for when the message is sent.
void descrever(Registrada &n, const contrato::Consulta &c)
{
    const bool dadosDaAntiga = n.dados.modelo == Modelo::ConsultaRemarcada && c.remarcadaPara;
    n.dados.consultaId = dadosDaAntiga ? *c.remarcadaPara : c.id;
    if (!dadosDaAntiga)
        n.consulta = {c.inicio.instante, c.unidadeId, c.medicoNome};
    if (n.dados.modelo == Modelo::ConsultaRemarcada)
        n.encerra = dadosDaAntiga ? c.id : c.remarcadaDe.value_or(c.id);
    else if (n.dados.modelo == Modelo::ConsultaRecusada || n.dados.modelo == Modelo::ConsultaCancelada)
        n.encerra = c.id;
}

// A patient acts for themselves only, so whoever else caused a message to them is of the staff.
Causa causaDe(const nucleo::Evento &evento, const contrato::Notificacao &n)
{
    if (evento.ator.isNull())
        return Causa::Ninguem;
    return n.pacienteId && n.pacienteId->uuid() == evento.ator ? Causa::Paciente : Causa::Equipe;
}

Resultado<bool> planejar(const nucleo::Evento &evento, nucleo::Transacao &tx, Registrada n)
{
    n.dados.id = dominio::NotificacaoId::novo(tx.agora());
    n.dados.criadaEm = tx.agora();
    n.evento = evento.id;
    n.causador = evento.ator;
    n.causa = causaDe(evento, n.dados);
    AGENDA_OBTER(const bool nova, NotificacaoTabela::inserir(tx, n));
    if (nova)
        AGENDA_TENTAR(tx.auditar("notificacao.planejada", "notificacao", n.dados.id.uuid()));
    return nova;
}

// To one who waits: a time is held for them. Of what they wait for it carries only the doctor's name.
Resultado<bool> planejarOferta(const nucleo::Evento &evento, nucleo::Transacao &tx)
{
    AGENDA_OBTER(const auto espera, contrato::lerTolerante<contrato::Espera>(evento.dados));
    if (!espera.oferta)
        return false;
    Registrada n;
    n.dados.pacienteId = espera.pacienteId;
    n.dados.modelo = Modelo::VagaOferecida;
    n.consulta = {espera.oferta->inicio.instante, espera.oferta->unidadeId, espera.oferta->medicoNome};
    n.valeAte = espera.oferta->expiraEm.instante;
    return planejar(evento, tx, std::move(n));
}

} // namespace

// No look-ups here: this runs on a writer. What the message needs besides the event is asked for when it is sent.
Resultado<bool> planejarMensagem(const nucleo::Evento &evento, nucleo::Transacao &tx)
{
    if (evento.tipo == "vaga.oferecida")
        return planejarOferta(evento, tx);
    const auto modelo = modeloDe(evento.tipo);
    if (!modelo)
        return false;
    AGENDA_OBTER(const auto consulta, contrato::lerTolerante<contrato::Consulta>(evento.dados));
    if (contadoPelaRemarcacao(*modelo, consulta))
        return false;
    Registrada n;
    n.dados.pacienteId = consulta.pacienteId;
    n.dados.modelo = *modelo;
    descrever(n, consulta);
    return planejar(evento, tx, std::move(n));
}

} // namespace notificacoes
