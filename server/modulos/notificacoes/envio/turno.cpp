// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "turno.h"

#include "../repositorios/notificacaotabela.h"

namespace notificacoes {

using nucleo::Resultado;
using Estado = nucleo::Exclusividade::Estado;

namespace {

constexpr qint64 entrePerguntasMs = 250; // each is a round trip

} // namespace

Turno::Turno(nucleo::Banco &banco, const dominio::Relogio &relogio) :
    m_banco(banco), m_relogio(relogio), m_vez(banco, "carteiro")
{}

Resultado<bool> Turno::meu()
{
    AGENDA_OBTER(const Estado estado, m_vez.conferir());
    if (estado == Estado::DeOutro)
        return false;
    m_perguntado = m_relogio.monotonicoMs();
    m_retomar = m_retomar || estado == Estado::Assumida;
    if (m_retomar) {
        const nucleo::Contexto contexto{QUuid(), m_relogio.agora(), {}, {}};
        AGENDA_TENTAR(m_banco.escreverEEsperar(contexto, [](nucleo::Transacao &tx) -> Resultado<void> {
            AGENDA_TENTAR(NotificacaoTabela::retomar(tx));
            return {};
        }));
        m_retomar = false;
    }
    return true;
}

bool Turno::aindaMeu()
{
    const qint64 mono = m_relogio.monotonicoMs();
    if (!m_retomar && mono - m_perguntado < entrePerguntasMs)
        return true;
    m_perguntado = mono;
    const auto estado = m_vez.conferir();
    m_retomar = m_retomar || (estado && *estado == Estado::Assumida);
    return estado && *estado == Estado::Nossa;
}

} // namespace notificacoes
