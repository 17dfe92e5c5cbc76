// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instante.h"

namespace dominio {

// Where time comes from. Passed to constructors; tests pass a clock they move themselves. Callable from any thread.
class Relogio
{
public:
    virtual ~Relogio() = default;
    [[nodiscard]] virtual Instante agora() const = 0;
    // Never goes back and does not follow changes of the wall clock: for deadlines and pauses.
    [[nodiscard]] virtual qint64 monotonicoMs() const = 0;
};

class RelogioDoSistema final : public Relogio
{
public:
    [[nodiscard]] Instante agora() const override;
    [[nodiscard]] qint64 monotonicoMs() const override;
};

} // namespace dominio
