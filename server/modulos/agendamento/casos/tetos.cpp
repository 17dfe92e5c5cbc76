// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tetos.h"

namespace agendamento {

using nucleo::Gastos;
using nucleo::Resultado;
using nucleo::Teto;

namespace {

Teto tetoDe(const TetosPorDia &tetos, TetoDoDia::Qual qual)
{
    switch (qual) {
    case TetoDoDia::Marcacao:
        return {"marcacao", tetos.marcacoes};
    case TetoDoDia::Mudanca:
        return {"mudanca", tetos.mudancas};
    case TetoDoDia::Reserva:
        return {"reserva", tetos.reservas};
    }
    return {};
}

} // namespace

TetoDoDia::TetoDoDia(const nucleo::Identidade &quem, const TetosPorDia &tetos, Qual qual) :
    m_conta(quem.eh(dominio::Perfil::Paciente) ? quem.usuario.uuid() : QUuid()), m_teto(tetoDe(tetos, qual))
{}

Resultado<void> TetoDoDia::conferir(nucleo::Leitura &l, dominio::Instante agora) const
{
    return m_conta.isNull() ? Resultado<void>() : Gastos::conferir(l, m_conta, m_teto, agora);
}

Resultado<void> TetoDoDia::gastar(nucleo::Transacao &tx) const
{
    return m_conta.isNull() ? Resultado<void>() : Gastos::gastar(tx, m_conta, m_teto);
}

} // namespace agendamento
