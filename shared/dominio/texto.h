// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace dominio {

// Control characters: C0, DEL, C1 and the separators of lines and paragraphs; with multilinha, line feeds and tabs are
// none.
[[nodiscard]] bool temControle(QStringView texto, bool multilinha = false);

// Characters that nobody sees: those that turn the direction of what follows, spaces without width, fillers that show
// nothing, tag characters. With them two names that look the same are not, and one reads as another. The joiners that
// emoji and some scripts need (U+200C, U+200D) are none.
[[nodiscard]] bool temInvisivel(QStringView texto);

} // namespace dominio
