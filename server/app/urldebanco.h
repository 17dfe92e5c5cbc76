// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// What is wrong with a PostgreSQL URL, in words that hold nothing of it; empty where everybody reads it in the same
// way. A password with a character that was not encoded would be read as host or port, and the driver's error would
// tell it.
[[nodiscard]] QString problemaDeUrlDeBanco(const QString &url);

} // namespace app
