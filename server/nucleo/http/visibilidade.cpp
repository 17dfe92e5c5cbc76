// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "visibilidade.h"

namespace nucleo {

bool podeVer(const std::optional<Publico> &publico, const Identidade &quem)
{
    if (!publico || quem.pendente)
        return false;
    return publico->perfis.contains(quem.perfil) || publico->ids.contains(quem.usuario.uuid());
}

} // namespace nucleo
