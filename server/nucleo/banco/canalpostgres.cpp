// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "canalpostgres.h"

#include <nucleo/threads/prazo.h>

#include <algorithm>
#include <array>
#include <future>
#include <poll.h>
#include <system_error>
#include <thread>
#include <utility>

namespace nucleo {

namespace {

constexpr int perguntarMs = 50; // how soon a wait finds out that the client has gone
// For a server to take what asks it to cancel, and as long again to answer the statement: a server that is frozen or
// out of reach is not waited for, the connection is given up.
constexpr std::chrono::milliseconds paraCancelar(1'000);
// What comes before the server has begun the statement has no effect: it is asked again.
constexpr std::chrono::milliseconds entreCancelamentos(200);

} // namespace

CanalPostgres::CanalPostgres(PGconn *pg, Uso uso) : m_pg(pg), m_uso(uso)
{
    PQsetNoticeReceiver(pg, anotarAviso, this); // otherwise they go to standard error
}

void CanalPostgres::anotarAviso(void *canal, const PGresult *aviso)
{
    if (QByteArrayView(PQresultErrorField(aviso, PG_DIAG_SEVERITY_NONLOCALIZED)) == "WARNING")
        static_cast<CanalPostgres *>(canal)->m_aviso = PQresultErrorField(aviso, PG_DIAG_MESSAGE_PRIMARY);
}

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

// The result that comes next, once it is here; none between two statements.
ResultadoPg CanalPostgres::proximo()
{
    if (m_uso == Uso::Leitura && !esperarNoPrazo())
        return nullptr;
    return ResultadoPg(PQgetResult(m_pg));
}

bool CanalPostgres::esperarNoPrazo()
{
    const Prazo &prazo = Prazo::desta();
    while (PQisBusy(m_pg) == 1 && PQstatus(m_pg) == CONNECTION_OK) {
        const qint64 restam = prazo.restamMs();
        if (restam == Prazo::semFim)
            return true; // PQgetResult waits
        if (restam == 0 && !pararDeEsperar()) {
            m_emPasso = false;
            return false;
        }
        const short quer = PQflush(m_pg) == 1 ? POLLIN | POLLOUT : POLLIN;
        pollfd fd{PQsocket(m_pg), quer, 0};
        (void)::poll(&fd, 1, restam == 0 ? perguntarMs : int(std::min<qint64>(restam, perguntarMs)));
        if (PQconsumeInput(m_pg) != 1)
            return true; // PQgetResult says why
    }
    return true;
}

// The time is over. False: the server has not done what it was asked to for too long.
bool CanalPostgres::pararDeEsperar()
{
    const Instante agora = std::chrono::steady_clock::now();
    if (!m_paradoEm)
        m_paradoEm = agora;
    if (agora - *m_paradoEm > 2 * paraCancelar)
        return false;
    if (m_canceladoEm && agora - *m_canceladoEm < entreCancelamentos)
        return true;
    m_canceladoEm = agora;
    return cancelar();
}

// Comes back once the server has passed it on: it cannot hit a later statement. A server that does not even take it is
// not waited for; false: no other statement may go over this connection.
bool CanalPostgres::cancelar()
{
    // PQcancel has no limit of its own. It has nothing of the connection but what was copied for it.
    const std::shared_ptr<PGcancel> pedido(PQgetCancel(m_pg), PQfreeCancel);
    if (!pedido)
        return false;
    std::packaged_task<void()> pedir([pedido] {
        std::array<char, 256> porque{};
        (void)PQcancel(pedido.get(), porque.data(), int(porque.size()));
    });
    const auto feito = pedir.get_future();
    try {
        std::thread(std::move(pedir)).detach();
    } catch (const std::system_error &) { // no thread to be had
        return false;
    }
    return feito.wait_for(paraCancelar) == std::future_status::ready;
}

ResultadoPg CanalPostgres::mandar(const char *sql)
{
    recolher();
    return PQsendQuery(m_pg, sql) == 1 ? lerTudo() : nullptr;
}

ResultadoPg CanalPostgres::preparar(const Dito &d)
{
    recolher();
    return PQsendPrepare(m_pg, d.nome, d.sql, d.quantos, d.tipos) == 1 ? lerTudo() : nullptr;
}

// Outside of the pipeline: the last result, or the first that failed.
ResultadoPg CanalPostgres::lerTudo()
{
    ResultadoPg ultimo;
    m_paradoEm.reset();
    m_canceladoEm.reset();
    m_aviso.clear();
    while (ResultadoPg r = proximo())
        if (PQresultStatus(ultimo.get()) != PGRES_FATAL_ERROR || !ultimo)
            ultimo = std::move(r);
    return m_emPasso ? std::move(ultimo) : nullptr;
}

ResultadoPg CanalPostgres::lerAteSincronia(int quantos)
{
    ResultadoPg ultimo, falho;
    m_paradoEm.reset();
    m_canceladoEm.reset();
    for (int i = 0; i < quantos && PQstatus(m_pg) == CONNECTION_OK; ++i) {
        m_aviso.clear(); // of the statement before
        while (ResultadoPg r = proximo()) {
            const ExecStatusType estado = PQresultStatus(r.get());
            if (estado == PGRES_FATAL_ERROR && !falho)
                falho = std::move(r);
            else if (estado != PGRES_FATAL_ERROR && estado != PGRES_PIPELINE_ABORTED)
                ultimo = std::move(r);
        }
    }
    if (PQstatus(m_pg) != CONNECTION_OK || !m_emPasso)
        return falho;
    const ResultadoPg sincronia = proximo();
    m_emPasso = PQresultStatus(sincronia.get()) == PGRES_PIPELINE_SYNC && PQexitPipelineMode(m_pg) == 1;
    // An answer that is here counts, also where the connection breaks right behind it.
    if (!m_emPasso && PQstatus(m_pg) == CONNECTION_OK)
        return nullptr;
    return falho ? std::move(falho) : std::move(ultimo);
}

} // namespace nucleo
