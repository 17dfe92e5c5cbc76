// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

// The secret link to a doctor's iCalendar feed: contract, section 4.
namespace contrato {

struct NovoLinkDaAgenda { // POST /medicos/{id}/agenda.ics
    std::optional<bool> comNomes;
    static constexpr const char *nomeNoContrato = "NovoLinkDaAgenda";
    static constexpr auto campos() { return tabela(campo("comNomes", &NovoLinkDaAgenda::comNomes)); }
};

struct LinkDaAgenda {
    std::optional<QString> url; // with the token; only in the answer to the POST that made it
    bool comNomes = false;      // patients' names and blocks' reasons are in the feed
    Momento criadoEm;
    static constexpr const char *nomeNoContrato = "LinkDaAgenda";
    static constexpr auto campos()
    {
        using T = LinkDaAgenda;
        return tabela(campo("url", &T::url), campo("comNomes", &T::comNomes), campo("criadoEm", &T::criadoEm));
    }
    friend bool operator==(const LinkDaAgenda &, const LinkDaAgenda &) = default;
};

} // namespace contrato
