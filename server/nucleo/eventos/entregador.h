// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assinatura.h"

#include <nucleo/observabilidade/registro.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace nucleo {

// Brings the events of one outbox to one subscription: a thread of its own, so that a consumer that fails holds up only
// itself. Several events go into one transaction of the consumer's; where that fails, one by one, in order.
class Entregador
{
public:
    Entregador(Banco &origem, Assinatura assinatura, Registro &registro);
    ~Entregador(); // as parar()
    [[nodiscard]] Resultado<void> iniciar();
    void acordar();
    void parar();
    [[nodiscard]] qint64 posicao() const { return m_posicao; }

private:
    void trabalhar();
    [[nodiscard]] bool entregarLote(); // false: nothing to do, or a failure to wait after
    [[nodiscard]] Resultado<void> aplicar(const QList<Evento> &eventos);
    [[nodiscard]] bool interessa(const QByteArray &tipo) const;
    void esperar();
    void pausar(std::chrono::milliseconds quanto);
    void limpar();

    Banco &m_origem;
    const Assinatura m_assinatura;
    Registro &m_registro;
    std::atomic<qint64> m_posicao{0};
    int m_falhas = 0;
    bool m_porVir = false;
    std::mutex m_trava;
    std::condition_variable m_aviso;
    bool m_acordar = false, m_parando = false;
    std::thread m_thread;
};

} // namespace nucleo
