// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vagas.h"

#include <QHash>

#include <mutex>

namespace nucleo {

struct Vagas::Estado {
    const int porCliente;
    std::mutex trava;
    QHash<ChaveDeEndereco, int> emCurso; // no more keys than requests under way
};

Vagas::Vagas(int porCliente) : m_estado(new Estado{porCliente, {}, {}}) {}

std::shared_ptr<void> Vagas::tomar(const ChaveDeEndereco &cliente)
{
    {
        const std::lock_guard guarda(m_estado->trava);
        int &destes = m_estado->emCurso[cliente]; // never left at zero: a cap is at least one
        if (destes >= m_estado->porCliente)
            return nullptr;
        ++destes;
    }
    return {m_estado.get(), [estado = m_estado, cliente](void *) {
                const std::lock_guard guarda(estado->trava);
                if (--estado->emCurso[cliente] <= 0)
                    estado->emCurso.remove(cliente);
            }};
}

} // namespace nucleo
