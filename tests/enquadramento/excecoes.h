// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parecer.h"

namespace enquadramento {

// Where the other judge is known to see it otherwise and ours is what the RFC says: the reason, else null. Each is as
// narrow as the judge's own word for it allows.
[[nodiscard]] const char *excecao(const QByteArray &juiz, const QByteArray &bytes, const Parecer &nosso,
                                  const Parecer &outro);

} // namespace enquadramento
