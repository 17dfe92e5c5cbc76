// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "oferta.h"
#include "repositorios/liberadotabela.h"
#include "servicos.h"

#include <contrato/listaespera.h>
#include <nucleo/observabilidade/registro.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace agendamento {

// Offers freed times (table liberado) around the waiting list: each entry that a time of them fits, in the order of the
// line, gets the earliest that is left. Looks at a snapshot, then writes one offer at a time, each checked again under
// the locks of its doctor and patient; so several servers may do this side by side. A restart misses nothing.
class Distribuidor
{
public:
    Distribuidor(const Servicos &servicos, nucleo::Registro &registro);
    ~Distribuidor(); // as parar()
    Distribuidor(const Distribuidor &) = delete;

    // Offers what there is to offer now, up to a bound; gives how many were made. Blocks: worker threads and tests.
    [[nodiscard]] nucleo::Resultado<int> distribuir();
    void iniciar(); // a look four times a second, on a thread of its own
    void parar();   // idempotent; waits for the look in progress
    [[nodiscard]] nucleo::Resultado<void> saude() const;

private:
    struct Rodada; // the offering around of one freed time
    enum class Tentativa { Feita, HorarioPerdido, NaoParaEste, EsperaNaoServe };
    using Horarios = QList<dominio::HorarioLivre>;

    [[nodiscard]] nucleo::Resultado<bool> percorrerFila(Rodada &rodada); // false: stopped at the bound
    [[nodiscard]] nucleo::Resultado<QStringList> especialidadesDo(dominio::MedicoId medico);
    [[nodiscard]] nucleo::Resultado<bool> oferecerA(const contrato::Espera &espera, Rodada &rodada);
    [[nodiscard]] nucleo::Resultado<Horarios> horariosPara(const contrato::Espera &espera, Rodada &rodada);
    [[nodiscard]] nucleo::Resultado<Tentativa> tentar(const contrato::Espera &espera, const Rodada &rodada,
                                                      const dominio::HorarioLivre &horario);
    [[nodiscard]] nucleo::Contexto contexto() const;
    void trabalhar();

    const Servicos &m_s;
    nucleo::Registro &m_registro;
    std::atomic<bool> m_falhou = false;
    std::mutex m_trava;
    std::condition_variable m_aviso;
    bool m_parando = false;
    std::thread m_thread;
};

} // namespace agendamento
