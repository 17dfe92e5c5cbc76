// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// The whole program: reads the command line, does what it asks for, gives the exit code (0 fine, 1 failed, 2 wrong
// configuration).
[[nodiscard]] int executar(int argc, char **argv);

} // namespace app
