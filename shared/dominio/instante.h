// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <compare>
#include <optional>

namespace dominio {

// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored. A value, without a zone.
class Instante
{
public:
    constexpr Instante() = default;
    [[nodiscard]] static constexpr Instante deMs(qint64 ms) { return Instante(ms); }
    // RFC 3339 with an offset ("2026-12-01T08:30:00-03:00", "…Z"), any number of fraction digits. Part of a millisecond
    // counts as a whole one, so that what is not a full minute is not taken for it.
    [[nodiscard]] static std::optional<Instante> deTexto(QStringView texto);

    [[nodiscard]] constexpr qint64 ms() const { return m_ms; }
    // RFC 3339 in the given offset (seconds east of UTC); whole seconds unless there are milliseconds.
    [[nodiscard]] QString texto(int deslocamentoSegundos = 0) const;
    void juntarTexto(QByteArray &saida, int deslocamentoSegundos = 0) const; // the same, behind what is there

    [[nodiscard]] constexpr Instante maisMs(qint64 ms) const { return Instante(m_ms + ms); }
    [[nodiscard]] constexpr Instante maisSegundos(qint64 s) const { return maisMs(s * 1000); }
    [[nodiscard]] constexpr Instante maisMinutos(qint64 min) const { return maisMs(min * 60'000); }
    [[nodiscard]] constexpr qint64 minutosAte(Instante outro) const { return (outro.m_ms - m_ms) / 60'000; }
    friend constexpr auto operator<=>(Instante, Instante) = default;

private:
    explicit constexpr Instante(qint64 ms) : m_ms(ms) {}
    qint64 m_ms = 0;
};

} // namespace dominio
