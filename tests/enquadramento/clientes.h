// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "parecer.h"

#include <QString>

namespace enquadramento {

// Sends each case on a connection of its own to the proxy at that local socket, so many at once, and reads its verdict
// off the answers: those of Eco are requests that went through, others are the proxy's own.
[[nodiscard]] QList<Parecer> perguntar(const QString &caminho, const QList<QByteArray> &casos, int aoMesmoTempo = 400);

} // namespace enquadramento
