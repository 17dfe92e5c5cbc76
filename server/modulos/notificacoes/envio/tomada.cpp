// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tomada.h"

#include "anuncio.h"

#include <nucleo/banco/gastos.h>

namespace notificacoes {

using contrato::SituacaoNotificacao;
using nucleo::Resultado;
using nucleo::Transacao;

namespace {

constexpr qint64 prazoDaTomadaMs = 600'000; // after that, whoever took a message is taken for dead
constexpr int gastosPorVez = 200;           // more than one lot adds

} // namespace

// On the writer, though it only reads: there it comes after the transaction that queued what woke the sender.
Resultado<QList<Registrada>> Tomada::vencidas(int quantas)
{
    QList<Registrada> achadas;
    AGENDA_TENTAR(m_p.banco.escreverEEsperar(contexto(), [&](Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(achadas, NotificacaoTabela(tx).vencidas(tx.agora(), quantas));
        return {};
    }));
    return achadas;
}

Resultado<QList<Registrada>> Tomada::tomar(int quantas)
{
    AGENDA_OBTER(const auto vistas, vencidas(quantas));
    if (vistas.isEmpty())
        return vistas;
    AGENDA_OBTER(const auto destinos, m_p.orcamento.destinos(vistas));
    QList<Registrada> tomadas;
    AGENDA_TENTAR(m_p.banco.escreverEEsperar(contexto(), [&](Transacao &tx) -> Resultado<void> {
        tomadas.clear();
        AGENDA_TENTAR(Orcamento::travar(tx, vistas, destinos));
        AGENDA_OBTER(const auto devidas, NotificacaoTabela(tx).vencidas(tx.agora(), quantas));
        for (Registrada n : devidas) {
            const auto destino = destinos.constFind(n.dados.id.uuid());
            if (destino == destinos.constEnd()) // came in between; its turn is next
                continue;
            AGENDA_OBTER(const bool minha, tomarOuEncerrar(tx, n, *destino));
            if (minha)
                tomadas.append(n);
        }
        AGENDA_TENTAR(nucleo::Gastos::esquecer(tx, gastosPorVez));
        return {};
    }));
    return tomadas;
}

Resultado<bool> Tomada::esquecerGastos()
{
    AGENDA_OBTER(const bool ha, m_p.banco.lerUma([&](nucleo::Leitura &l) {
        return nucleo::Gastos::haVelhos(l, m_p.relogio.agora());
    }));
    if (!ha)
        return false;
    int quantos = 0;
    AGENDA_TENTAR(m_p.banco.escreverEEsperar(contexto(), [&](Transacao &tx) -> Resultado<void> {
        AGENDA_OBTER(quantos, nucleo::Gastos::esquecer(tx, gastosPorVez));
        return {};
    }));
    return quantos == gastosPorVez;
}

Resultado<bool> Tomada::tomarOuEncerrar(Transacao &tx, Registrada &n, const Orcamento::Destino &destino) const
{
    const bool passou = n.consulta.inicio && *n.consulta.inicio <= tx.agora();
    // Messages that were never tried go out in the order they were planned; only a late one can contradict its
    // successor.
    bool superada = false;
    if (!passou && (n.rodada > 0 || n.retomada)) {
        AGENDA_OBTER(superada, NotificacaoTabela(tx).superada(n));
    }
    if (!passou && !superada) {
        AGENDA_OBTER(const bool cabe, m_p.orcamento.contar(tx, n, destino));
        return cabe ? NotificacaoTabela::tomar(tx, n, tx.agora().maisMs(prazoDaTomadaMs)) : Resultado<bool>(false);
    }
    const Fecho fim{passou ? SituacaoNotificacao::Expirada : SituacaoNotificacao::Cancelada, {}, n.dados.destino, {}};
    AGENDA_TENTAR(NotificacaoTabela::encerrar(tx, n.dados.id, fim));
    AGENDA_TENTAR(anunciar(tx, n.dados, fim));
    return false;
}

} // namespace notificacoes
