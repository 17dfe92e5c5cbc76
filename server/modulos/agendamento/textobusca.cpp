// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "textobusca.h"

namespace agendamento {

QString textoDeBusca(const QString &texto)
{
    QString limpo;
    limpo.reserve(texto.size());
    for (const QChar c : texto.normalized(QString::NormalizationForm_KD)) {
        if (c.category() != QChar::Mark_NonSpacing)
            limpo.append(c.toLower());
    }
    limpo = limpo.simplified();
    return limpo.isNull() ? QStringLiteral("") : limpo;
}

QStringList padroesDeBusca(const QString &digitado)
{
    QStringList padroes;
    constexpr qsizetype palavrasNoMaximo = 8;
    const QStringList palavras = textoDeBusca(digitado).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString palavra : palavras.mid(0, palavrasNoMaximo)) {
        palavra.replace(QLatin1Char('!'), QLatin1String("!!"));
        palavra.replace(QLatin1Char('%'), QLatin1String("!%"));
        palavra.replace(QLatin1Char('_'), QLatin1String("!_"));
        padroes.append(QLatin1Char('%') + palavra + QLatin1Char('%'));
    }
    return padroes;
}

} // namespace agendamento
