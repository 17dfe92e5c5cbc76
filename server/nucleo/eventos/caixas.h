// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assinatura.h"

namespace nucleo {

// The outbox and inbox tables of a database.
[[nodiscard]] Resultado<QList<Evento>> lerCaixaDeSaida(Banco &banco, qint64 depoisDe, int limite);
[[nodiscard]] Resultado<QList<Evento>> ultimosDaCaixaDeSaida(Banco &banco, int quantos); // oldest first
[[nodiscard]] Resultado<qint64> fimDaCaixaDeSaida(Banco &banco);
// Events beyond that position, counted up to a bound.
[[nodiscard]] Resultado<qint64> quantosDepoisDe(Banco &banco, qint64 ordem, int ate);
// Committed events wait for an older transaction that is still running (PostgreSQL only): look again very soon.
[[nodiscard]] bool haPorVir(Banco &banco);
// Up to where a consumer has taken the events of this database; 0: nothing yet.
[[nodiscard]] Resultado<qint64> posicaoDe(Banco &banco, const QByteArray &consumidor);
[[nodiscard]] Resultado<void> guardarPosicao(Transacao &transacao, const QByteArray &consumidor, qint64 ordem);
// Notes the event in the consumer's inbox; false where it was there already.
[[nodiscard]] Resultado<bool> receber(Transacao &transacao, const QByteArray &consumidor, const QUuid &evento);
// Forgets what came in before that instant; only for events that the position has left behind.
[[nodiscard]] Resultado<void> limparCaixaDeEntrada(Transacao &transacao, const QByteArray &consumidor,
                                                   dominio::Instante antesDe);

} // namespace nucleo
