// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

// What differs between Qt 6.4 (Debian 12) and Qt 6.8 (Debian 13). No other file asks for the version of Qt.

// True from Qt 6.8 on. For files that use a module of Qt which dominio does not link.
#define AGENDA_QT_6_8 (QT_VERSION >= QT_VERSION_CHECK(6, 8, 0))

namespace dominio {

// Qt 6.5 replaced Qt::TimeSpec by QTimeZone in QDateTime's constructors, and later versions warn about the old form.
// Qt 6.4 has no light QTimeZone: a QDateTime made with QTimeZone::utc() goes through the zone database there and is
// written "+00:00" instead of "Z".
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)

[[nodiscard]] inline QDateTime emUtc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone(QTimeZone::UTC));
}

[[nodiscard]] inline QDateTime emUtc(QDate data, QTime hora)
{
    return QDateTime(data, hora, QTimeZone(QTimeZone::UTC));
}

[[nodiscard]] inline QDateTime comDeslocamento(qint64 ms, int segundos) // segundos: east of UTC
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::fromSecondsAheadOfUtc(segundos));
}

[[nodiscard]] inline QDateTime comDeslocamento(QDate data, QTime hora, int segundos)
{
    return QDateTime(data, hora, QTimeZone::fromSecondsAheadOfUtc(segundos));
}

#else

[[nodiscard]] inline QDateTime emUtc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

[[nodiscard]] inline QDateTime emUtc(QDate data, QTime hora)
{
    return QDateTime(data, hora, Qt::UTC);
}

[[nodiscard]] inline QDateTime comDeslocamento(qint64 ms, int segundos) // segundos: east of UTC
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::OffsetFromUTC, segundos);
}

[[nodiscard]] inline QDateTime comDeslocamento(QDate data, QTime hora, int segundos)
{
    return QDateTime(data, hora, Qt::OffsetFromUTC, segundos);
}

#endif

} // namespace dominio
