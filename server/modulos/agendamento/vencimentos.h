// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <dominio/situacao.h>
#include <nucleo/banco/banco.h>
#include <nucleo/observabilidade/registro.h>

#include <QThread>

#include <atomic>
#include <memory>

namespace agendamento {

// Ends what time has ended: requests nobody answered before their start, confirmed appointments nobody came to within
// the unit's tolerance, holds and offers that have run out, waits whose window has passed. The database says what is
// due, so a restart misses nothing.
class Vencimentos
{
public:
    Vencimentos(nucleo::Banco &banco, const dominio::Relogio &relogio, nucleo::Registro &registro);
    ~Vencimentos(); // as parar()
    Vencimentos(const Vencimentos &) = delete;

    // One look at the database; gives how many were ended. Blocks: worker threads and tests.
    [[nodiscard]] nucleo::Resultado<int> verificar();
    void iniciar(); // a look every second, on a thread of its own
    void parar();   // idempotent; waits for the look in progress
    [[nodiscard]] nucleo::Resultado<void> saude() const;

private:
    [[nodiscard]] nucleo::Resultado<int> vencer(dominio::Situacao situacao, dominio::Acao acao);
    [[nodiscard]] nucleo::Resultado<int> vencerReservas();
    [[nodiscard]] nucleo::Resultado<int> vencerEsperas();
    [[nodiscard]] nucleo::Resultado<void> esquecerGastos();
    [[nodiscard]] nucleo::Resultado<int> fazerTodos(const QList<nucleo::Trabalho> &trabalhos,
                                                    const nucleo::Contexto &contexto);
    void olhar();

    nucleo::Banco &m_banco;
    const dominio::Relogio &m_relogio;
    nucleo::Registro &m_registro;
    QThread m_thread;
    qint64 m_proximaFaxina = 0; // monotonic
    std::atomic<bool> m_falhou = false;
};

} // namespace agendamento
