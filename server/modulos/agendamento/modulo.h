// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ajustes.h"
#include "leituras.h"
#include "vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/http/modulo.h>
#include <nucleo/observabilidade/registro.h>

#include <memory>

namespace agendamento {

// Agendas and appointments. The parts given outlive the module.
class ModuloAgendamento final : public nucleo::Modulo
{
public:
    struct Partes {
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
        Pessoas &pessoas;
    };
    ModuloAgendamento(nucleo::ConfigBanco config, Partes partes, Ajustes ajustes = {});
    ~ModuloAgendamento() override;

    [[nodiscard]] QString nome() const override; // "agendamento"
    [[nodiscard]] nucleo::Banco &banco() override;
    [[nodiscard]] QList<nucleo::Rota> rotas() override;
    [[nodiscard]] QList<nucleo::Assinatura> assinaturas() override;
    [[nodiscard]] nucleo::Resultado<void> iniciar() override;
    void parar() override;
    [[nodiscard]] nucleo::Resultado<void> saude() override;

    [[nodiscard]] Leituras &leituras();

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace agendamento
