// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace auth {

// RFC 4648, section 5, without padding, as RFC 7515 wants it.
[[nodiscard]] QByteArray paraBase64Url(const QByteArray &bytes);
// Only the one canonical text of each value: no padding, no other characters, no stray bits at the end.
[[nodiscard]] std::optional<QByteArray> deBase64Url(QByteArrayView texto);

} // namespace auth
