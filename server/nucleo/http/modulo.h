// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/eventos/assinatura.h>
#include <nucleo/http/rota.h>

#include <QList>
#include <QString>

namespace nucleo {

// What app sees of a module: its routes, its subscriptions, its life. One class per module implements it.
class Modulo
{
public:
    virtual ~Modulo() = default;
    [[nodiscard]] virtual QString nome() const = 0;
    [[nodiscard]] virtual Banco &banco() = 0;
    [[nodiscard]] virtual QList<Rota> rotas() = 0;
    [[nodiscard]] virtual QList<Assinatura> assinaturas() = 0;
    [[nodiscard]] virtual Resultado<void> iniciar() = 0; // opens the database, starts its workers
    virtual void parar() = 0;                            // idempotent
    [[nodiscard]] virtual Resultado<void> saude() = 0;   // database and workers, for /readyz
};

} // namespace nucleo
