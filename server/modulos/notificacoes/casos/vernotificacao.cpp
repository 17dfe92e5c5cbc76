// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

namespace notificacoes {

using dominio::Perfil;
using nucleo::Resultado;

namespace {

// As in the lists: a patient what was sent to them, a doctor what was sent to patients or to themselves.
bool podeVer(const contrato::Notificacao &n, const nucleo::Identidade &quem)
{
    switch (quem.perfil) {
    case Perfil::Paciente:
        return n.pacienteId && n.pacienteId->uuid() == quem.usuario.uuid();
    case Perfil::Medico:
        return n.pacienteId || (n.medicoId && n.medicoId->uuid() == quem.usuario.uuid());
    case Perfil::Recepcionista:
    case Perfil::Admin:
        return true;
    }
    return false;
}

} // namespace

nucleo::Resposta respostaDaNotificacao(const contrato::Notificacao &notificacao, int status)
{
    return nucleo::Resposta::json(contrato::escrever(notificacao), status).comMarcaDoCorpo();
}

nucleo::Resposta respostaDaNotificacaoAceita(const contrato::Notificacao &notificacao)
{
    return respostaDaNotificacao(notificacao, 202)
        .com("Location", "/notificacoes/" + notificacao.id.texto().toLatin1());
}

nucleo::CasoLeitura verNotificacao(Ambiente &ambiente)
{
    return [&ambiente](const nucleo::Requisicao &r) -> Resultado<nucleo::Resposta> {
        const auto id = dominio::NotificacaoId::deTexto(r.parametros.value(0));
        if (!id)
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        AGENDA_OBTER(const auto achada,
                     ambiente.banco.ler([&](nucleo::Leitura &l) { return NotificacaoTabela(l).buscar(*id); }));
        if (!achada || !podeVer(*achada, *r.quem))
            return dominio::falha(dominio::Codigo::NaoEncontrado);
        return respostaDaNotificacao(*achada);
    };
}

} // namespace notificacoes
