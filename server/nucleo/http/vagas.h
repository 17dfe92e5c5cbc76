// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endereco.h"

#include <memory>

namespace nucleo {

// How many requests of each client are under way at once, open streams among them. Counts those that come through a
// proxy: its connections say nothing of how much one client asks for. Thread safe.
class Vagas
{
public:
    explicit Vagas(int porCliente);
    // A place, given back with its last copy, however the request ends; null: that client has all it may.
    [[nodiscard]] std::shared_ptr<void> tomar(const ChaveDeEndereco &cliente);

private:
    struct Estado;
    const std::shared_ptr<Estado> m_estado; // shared with every place, which may be given back late
};

} // namespace nucleo
