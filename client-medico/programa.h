// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace medico {

[[nodiscard]] int executar(int argc, char **argv);

} // namespace medico
