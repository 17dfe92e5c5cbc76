// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canalpostgres.h"

#include <utility>

namespace nucleo {

bool CanalPostgres::enviar(const Dito &d)
{
    recolher();
    if (PQpipelineStatus(m_pg) == PQ_PIPELINE_OFF && PQenterPipelineMode(m_pg) != 1)
        return false;
    const int foi = d.nome ? PQsendQueryPrepared(m_pg, d.nome, d.quantos, d.valores, nullptr, nullptr, 0)
                           : PQsendQueryParams(m_pg, d.sql, d.quantos, d.tipos, d.valores, nullptr, nullptr, 0);
    m_aCaminho += foi == 1;
    m_emPasso = m_emPasso && foi == 1;
    return foi == 1;
}

ResultadoPg CanalPostgres::receber()
{
    recolher();
    const int quantos = std::exchange(m_aCaminho, 0);
    if (PQpipelineSync(m_pg) == 1)
        return lerAteSincronia(quantos);
    m_emPasso = false;
    return nullptr;
}

void CanalPostgres::despedir()
{
    recolher();
    m_despedidos = std::exchange(m_aCaminho, 0);
    if (m_despedidos > 0 && PQpipelineSync(m_pg) != 1) {
        m_despedidos = 0; // lost
        m_emPasso = false;
    }
}

void CanalPostgres::recolher()
{
    if (m_despedidos > 0)
        (void)lerAteSincronia(std::exchange(m_despedidos, 0));
}

ResultadoPg CanalPostgres::lerAteSincronia(int quantos)
{
    ResultadoPg ultimo, falho;
    for (int i = 0; i < quantos && PQstatus(m_pg) == CONNECTION_OK; ++i)
        while (ResultadoPg r{PQgetResult(m_pg)}) {
            const ExecStatusType estado = PQresultStatus(r.get());
            if (estado == PGRES_FATAL_ERROR && !falho)
                falho = std::move(r);
            else if (estado != PGRES_FATAL_ERROR && estado != PGRES_PIPELINE_ABORTED)
                ultimo = std::move(r);
        }
    if (PQstatus(m_pg) != CONNECTION_OK)
        return falho;
    const ResultadoPg sincronia(PQgetResult(m_pg));
    m_emPasso = PQresultStatus(sincronia.get()) == PGRES_PIPELINE_SYNC && PQexitPipelineMode(m_pg) == 1;
    // An answer that is here counts, also where the connection breaks right behind it.
    if (!m_emPasso && PQstatus(m_pg) == CONNECTION_OK)
        return nullptr;
    return falho ? std::move(falho) : std::move(ultimo);
}

} // namespace nucleo
