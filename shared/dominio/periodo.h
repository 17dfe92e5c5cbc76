// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "documentos.h"
#include "fuso.h"

#include <QDate>
#include <QString>

#include <optional>
#include <variant>

// Dates, instants and periods as requests give them, and how far they may reach. Whoever reads one from outside reads
// it here, so that no computation ever meets a span without a bound.
namespace dominio {

inline constexpr int primeiroAno = 1900, ultimoAno = 2200; // of every date and instant, as it is written
inline constexpr int diasDeHorarios = 62;                  // the longest span of free times
inline constexpr int diasDeLista = 5 * 365 + 2;            // the longest span of a list: any five years
inline constexpr int horizontePadrao = 180;                // days ahead that patients book, where a unit says nothing

// Minimo or Maximo where the year lies outside.
[[nodiscard]] std::optional<CodigoCampo> anoFora(int ano);
// The year that such an error names as its bound; 0 for any other error.
[[nodiscard]] constexpr int anoDoErro(CodigoCampo codigo)
{
    return codigo == CodigoCampo::Maximo ? ultimoAno : codigo == CodigoCampo::Minimo ? primeiroAno : 0;
}
[[nodiscard]] Lido<Instante> lerInstante(QStringView texto); // RFC 3339
[[nodiscard]] Lido<QDate> lerData(QStringView texto);        // "2026-12-01"

// An end of a period as a caller may give it: an instant, or a civil date of the unit's zone.
class Limite
{
public:
    Limite(Instante quando) : m_valor(quando) {}
    Limite(QDate dia) : m_valor(dia) {}
    [[nodiscard]] static Lido<Limite> deTexto(const QString &texto);
    [[nodiscard]] Instante em(const Fuso &fuso) const;
    // So many days later: civil days after a date, of 24 hours after an instant.
    [[nodiscard]] Limite maisDias(int dias) const;
    [[nodiscard]] bool ehData() const { return std::holds_alternative<QDate>(m_valor); }

private:
    std::variant<Instante, QDate> m_valor;
};

// Maximo where the period is longer than so many days, Minimo where it ends before it begins. Where the ends are of
// different kinds their zone is not known, so half a day more passes.
[[nodiscard]] std::optional<CodigoCampo> periodoFora(const Limite &de, const Limite &ate, int dias);

} // namespace dominio
