// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace agendamento {

// Lower case, without accents, single spaces: what names are compared by. Never null, so that it can be stored.
[[nodiscard]] QString textoDeBusca(const QString &texto);
// The words of what a person typed, each as a LIKE pattern ("%maria%"), with LIKE's own signs taken literally
// (ESCAPE '!').
[[nodiscard]] QStringList padroesDeBusca(const QString &digitado);

} // namespace agendamento
