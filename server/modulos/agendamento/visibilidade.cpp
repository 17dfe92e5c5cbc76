// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modulo.h"

namespace agendamento {

using dominio::Perfil;

namespace {

// Answers are written compactly by this program; a quote inside a text is escaped, so a name with its quotes and colon
// is never part of one.
bool temMembro(const QByteArray &json, const char *nome, const QByteArray &valor)
{
    return json.contains('"' + QByteArray(nome) + "\":\"" + valor + '"');
}

bool doMedico(const nucleo::Evento &evento, const nucleo::Identidade &medico)
{
    const QByteArray &tipo = evento.tipo;
    if (tipo.startsWith("agenda."))
        return evento.agregado == medico.usuario.uuid();
    if (tipo.startsWith("consulta.") || tipo.startsWith("bloqueio.") || tipo.startsWith("vaga."))
        return temMembro(evento.dados, "medicoId", medico.usuario.texto().toLatin1());
    return false;
}

bool daRecepcao(const nucleo::Evento &evento)
{
    const QByteArray &tipo = evento.tipo;
    for (const char *assunto : {"consulta.", "agenda.", "bloqueio.", "vaga.", "espera.", "notificacao."}) {
        if (tipo.startsWith(assunto))
            return true;
    }
    // Of the accounts a receptionist reads only the patients'.
    return tipo.startsWith("usuario.") && temMembro(evento.dados, "perfil", "paciente");
}

} // namespace

bool ModuloAgendamento::visivel(const nucleo::Evento &evento, const nucleo::Identidade &quem)
{
    switch (quem.perfil) {
    case Perfil::Paciente:
        return false;
    case Perfil::Medico:
        return doMedico(evento, quem);
    case Perfil::Recepcionista:
        return daRecepcao(evento);
    case Perfil::Admin:
        return daRecepcao(evento) || evento.tipo.startsWith("usuario.");
    }
    return false;
}

} // namespace agendamento
