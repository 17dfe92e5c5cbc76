// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lugaresaovivo.h"

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int tentarEmSegundos = 15; // a lost client's stream is noticed within twice that

} // namespace

dominio::Resultado<LugaresAoVivo::Lugar> LugaresAoVivo::tomar(const QUuid &conta)
{
    {
        const std::lock_guard guarda(m_trava);
        const int daConta = m_deCada.value(conta);
        if (daConta >= m_porConta || m_tomados >= m_total) {
            Erro erro(daConta >= m_porConta ? Codigo::MuitasRequisicoes : Codigo::Indisponivel);
            erro.tentarEmSegundos = tentarEmSegundos;
            return falha(erro);
        }
        m_deCada.insert(conta, daConta + 1);
        ++m_tomados;
    }
    return Lugar(this, [conta](void *lugares) { static_cast<LugaresAoVivo *>(lugares)->soltar(conta); });
}

void LugaresAoVivo::soltar(const QUuid &conta)
{
    const std::lock_guard guarda(m_trava);
    --m_tomados;
    if (const int restam = m_deCada.value(conta) - 1; restam > 0)
        m_deCada.insert(conta, restam);
    else
        m_deCada.remove(conta);
}

int LugaresAoVivo::tomados() const
{
    const std::lock_guard guarda(m_trava);
    return m_tomados;
}

} // namespace nucleo
