// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <dominio/resultado.h>

#include <QHash>
#include <QHostAddress>
#include <QMutex>

namespace auth {

// So many tries per address and span of time, then a wait: a bucket that fills up evenly. IPv6 callers count by their
// /64. In this process's memory only. Thread safe.
class LimitePorEndereco
{
public:
    LimitePorEndereco(int quantos, qint64 janelaMs, const dominio::Relogio &relogio); // quantos 0: no limit

    // Takes one; MuitasRequisicoes with the time to wait where there is none left.
    [[nodiscard]] dominio::Resultado<void> gastar(const QHostAddress &endereco);

private:
    struct Balde {
        double resto = 0;
        qint64 em = 0;
    };
    const int m_quantos;
    const qint64 m_janelaMs;
    const dominio::Relogio &m_relogio;
    QMutex m_tranca;
    QHash<QByteArray, Balde> m_baldes;
};

} // namespace auth
