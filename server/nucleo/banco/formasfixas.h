// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <QStringList>

namespace nucleo {

// Each text of SQL is prepared and kept. Filters that take lists would make a text for each list that somebody thinks
// of; with these there are a few for each filter.

// The list, its last item repeated until its length is a power of two: for conditions of one place each, of which a
// repeated one changes nothing. An empty list stays empty.
[[nodiscard]] QStringList completada(QStringList lista);

struct Condicao {
    QString sql;
    QList<Valor> valores;
};

// That the column, a text, is one of these (at least one): compared with the one, or with an array bound as one value.
[[nodiscard]] Condicao umDeVarios(Motor motor, const QString &coluna, const QStringList &textos);

} // namespace nucleo
