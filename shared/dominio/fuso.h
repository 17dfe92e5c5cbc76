// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instante.h"
#include "resultado.h"

#include <QDate>
#include <QTime>

#include <memory>

namespace dominio {

// An IANA time zone ("America/Sao_Paulo"): turns civil dates and times into instants and back.
// A cheap value to copy; safe to use from any thread. Rules: the system's tz database.
class Fuso
{
public:
    // UTC; use deIana for a real one.
    Fuso();
    [[nodiscard]] static Resultado<Fuso> deIana(const QString &nome); // Validacao/NaoExiste where unknown

    [[nodiscard]] const QString &nome() const;
    [[nodiscard]] int deslocamento(Instante quando) const; // seconds east of UTC
    [[nodiscard]] QDate data(Instante quando) const;
    [[nodiscard]] QTime hora(Instante quando) const;
    [[nodiscard]] QString texto(Instante quando) const { return quando.texto(deslocamento(quando)); }

    // The instant of a civil time. A time that exists twice means its first occurrence; one that a clock change
    // skips has no instant (existe() is false) and naFrente() gives the first instant after the gap.
    [[nodiscard]] std::optional<Instante> exato(QDate data, QTime hora) const;
    [[nodiscard]] Instante naFrente(QDate data, QTime hora) const;
    [[nodiscard]] Instante inicioDoDia(QDate data) const { return naFrente(data, QTime(0, 0)); }

    friend bool operator==(const Fuso &a, const Fuso &b) { return a.nome() == b.nome(); }

private:
    struct Dados;
    explicit Fuso(std::shared_ptr<const Dados> dados);
    std::shared_ptr<const Dados> m_dados;
};

} // namespace dominio
