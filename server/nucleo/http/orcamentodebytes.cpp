// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "orcamentodebytes.h"

namespace nucleo {

OrcamentoDeBytes::Parte OrcamentoDeBytes::abrir(std::function<void()> encerrar)
{
    const std::lock_guard guarda(m_trava);
    m_partes.push_back({.encerrar = std::move(encerrar)});
    return std::prev(m_partes.end());
}

void OrcamentoDeBytes::fechar(Parte parte)
{
    const std::lock_guard guarda(m_trava);
    if (!parte->cortado)
        m_usados -= parte->bytes;
    m_partes.erase(parte);
}

void OrcamentoDeBytes::anotar(Parte parte, qint64 bytes, qint64 desdeMs)
{
    const std::lock_guard guarda(m_trava);
    if (parte->cortado && (bytes == 0 || desdeMs != parte->desdeMs)) {
        parte->cortado = false;
        --m_cortados;
        m_usados += bytes;
    } else if (!parte->cortado) {
        m_usados += bytes - parte->bytes;
    }
    parte->bytes = bytes;
    parte->desdeMs = desdeMs;
    conter();
}

bool OrcamentoDeBytes::cortado(Parte parte) const
{
    const std::lock_guard guarda(m_trava);
    return parte->cortado;
}

qint64 OrcamentoDeBytes::usados() const
{
    const std::lock_guard guarda(m_trava);
    return m_usados;
}

void OrcamentoDeBytes::conter()
{
    while (m_total > 0 && m_usados > m_total) {
        auto pior = m_partes.end();
        for (auto it = m_partes.begin(); it != m_partes.end(); ++it)
            if (!it->cortado && it->bytes > 0 && (pior == m_partes.end() || it->desdeMs < pior->desdeMs))
                pior = it;
        if (pior == m_partes.end())
            return;
        pior->cortado = true;
        ++m_cortados;
        m_usados -= pior->bytes;
        pior->encerrar();
    }
}

} // namespace nucleo
