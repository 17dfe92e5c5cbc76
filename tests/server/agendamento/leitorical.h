// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace apoio {

// What another program's parser made of a feed.
struct FeedLido {
    QString falha; // empty: it could be read
    QJsonObject tudo;
    QHash<QString, QJsonObject> eventos; // by UID
    [[nodiscard]] QJsonObject evento(const QString &id) const { return eventos.value(id + QLatin1String("@agenda")); }
};
[[nodiscard]] FeedLido lerComPython(const QByteArray &feed); // python3-icalendar, by verificar_ics.py

// The events as khal shows them to someone in that zone, each "start|end|title|place".
[[nodiscard]] QStringList lerComKhal(const QByteArray &feed, const QString &zona, QString *falha);

// The first thing wrong with the text as such: CRLF ends, 75 octets, UTF-8 that no fold cuts, controls. Empty: none.
[[nodiscard]] QString defeitoNasLinhas(const QByteArray &feed);
// Lines put together again, without their ends.
[[nodiscard]] QList<QByteArray> desdobrar(const QByteArray &feed);

} // namespace apoio
