// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QHash>
#include <QUuid>

#include <memory>
#include <mutex>

namespace nucleo {

// How many live streams are open or about to be: all in all and of each account. A place is taken before the socket
// changes threads, so requests that come at the same moment cannot pass the bound together. Thread safe. Must outlive
// its places.
class LugaresAoVivo
{
public:
    using Lugar = std::shared_ptr<void>; // free again with its last copy

    LugaresAoVivo(int total, int porConta) : m_total(total), m_porConta(porConta) {}
    // MuitasRequisicoes: the account has as many as it may. Indisponivel: the server has.
    [[nodiscard]] dominio::Resultado<Lugar> tomar(const QUuid &conta);
    [[nodiscard]] int tomados() const;

private:
    void soltar(const QUuid &conta);

    const int m_total, m_porConta;
    mutable std::mutex m_trava;
    int m_tomados = 0;
    QHash<QUuid, int> m_deCada;
};

} // namespace nucleo
