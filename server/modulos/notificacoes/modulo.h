// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "configemail.h"
#include "vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/http/modulo.h>
#include <nucleo/observabilidade/registro.h>

#include <memory>

namespace notificacoes {

// Messages to patients and doctors: planned from events, sent by a thread of its own, each attempt on record.
// Delivery is at least once: a message that a crash cut off is sent again under the same Message-ID.
// The parts given outlive the module.
class ModuloNotificacoes final : public nucleo::Modulo
{
public:
    struct Partes {
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
        Fontes &fontes;
    };
    ModuloNotificacoes(nucleo::ConfigBanco banco, ConfigNotificacoes config, Partes partes);
    ~ModuloNotificacoes() override; // as parar()

    [[nodiscard]] QString nome() const override; // "notificacoes"
    [[nodiscard]] nucleo::Banco &banco() override;
    [[nodiscard]] QList<nucleo::Rota> rotas() override;
    [[nodiscard]] QList<nucleo::Assinatura> assinaturas() override;
    [[nodiscard]] nucleo::Resultado<void> iniciar() override;
    // The message being sent is finished or given up within three seconds; the rest stays queued. Final.
    void parar() override;
    [[nodiscard]] nucleo::Resultado<void> saude() override;

    // Looks for due messages now. Only needed where the clock was moved by hand; any thread.
    void acordar();

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace notificacoes
