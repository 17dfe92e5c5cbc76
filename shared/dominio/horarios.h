// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuso.h"
#include "ids.h"
#include "periodo.h"
#include "resultado.h"

#include <QDate>
#include <QList>
#include <QTime>

#include <functional>

// Free times of one doctor, as pure computation: no clock, no database.
namespace dominio {

// A stretch of the doctor's week at a unit, cut into times of duracaoMin with intervaloMin between them.
struct Faixa {
    int diaSemana = 1; // 1 Monday … 7 Sunday (ISO 8601)
    QTime inicio, fim; // civil, in the unit's zone; on one day
    int duracaoMin = 30, intervaloMin = 0;
    friend bool operator==(const Faixa &, const Faixa &) = default;
};

// Hours in which a unit is open: civil, in its zone, on one day.
struct Abertura {
    int diaSemana = 1; // 1 Monday … 7 Sunday (ISO 8601)
    QTime inicio, fim;
    friend bool operator==(const Abertura &, const Abertura &) = default;
};

// The doctor's week at one unit while it is valid. Several may stand for one unit, one after the other.
struct AgendaSemanal {
    UnidadeId unidade;
    Fuso fuso;
    QDate vigenteDe;
    std::optional<QDate> vigenteAte; // the first day without it
    QList<Faixa> faixas;
    QList<QDate> feriados;          // days on which that unit is closed, sorted
    QList<Abertura> aberturas = {}; // nothing is offered outside them; none: the unit sets no hours
    int horizonteDias = horizontePadrao;
    [[nodiscard]] QDate ultimoDiaDePacientes(Instante agora) const { return fuso.data(agora).addDays(horizonteDias); }
};

// [inicio, fim)
struct Intervalo {
    Instante inicio, fim;
    [[nodiscard]] bool toca(const Intervalo &outro) const { return inicio < outro.fim && outro.inicio < fim; }
    friend auto operator<=>(const Intervalo &, const Intervalo &) = default;
};

struct HorarioLivre {
    Intervalo quando;
    UnidadeId unidade;
    friend bool operator==(const HorarioLivre &, const HorarioLivre &) = default;
};

inline constexpr int limiteDeHorarios = 20'000; // in one answer: five-minute times of 62 days, day and night

struct PedidoDeHorarios {
    QList<AgendaSemanal> agendas;
    QList<Intervalo> ocupados;     // appointments, holds, blocks of the doctor, in any order
    Intervalo periodo;             // free times begin in it
    Instante agora;                // nothing begins before it
    std::optional<int> duracaoMin; // asked; else each stretch's own
    std::optional<UnidadeId> unidade;
    int limite = limiteDeHorarios;
    bool soNoHorizonte = false; // only to each unit's horizon: what patients may have
    std::function<bool(const AgendaSemanal &, const HorarioLivre &)> serve = {}; // others neither come nor count
};

// The free times, by start; what comes after the `limite`-th is never made. Times begin on the grid of their stretch
// (its start plus multiples of duration and interval), whatever the durations of what is booked there. A longer time
// asked for begins on the same grid and must lie within the stretch. A grid point that a clock change skips gives no
// time; one that exists twice gives its first occurrence. Durations are real minutes.
[[nodiscard]] QList<HorarioLivre> horariosLivres(const PedidoDeHorarios &pedido);

// May an appointment take this interval by the agenda: does it lie in one stretch of one valid agenda, within the
// unit's opening hours, on no holiday? Where a unit is given, only there. Gives the agenda's unit, or ForaDaAgenda.
// Being on the grid is not asked for.
[[nodiscard]] Resultado<UnidadeId> cabeNaAgenda(const QList<AgendaSemanal> &agendas, const Intervalo &quando,
                                                std::optional<UnidadeId> unidade = {});

// The stretch's duration at that start, where the interval lies in a stretch; for appointments that name none.
[[nodiscard]] std::optional<int> duracaoPadraoEm(const QList<AgendaSemanal> &agendas, Instante inicio,
                                                 std::optional<UnidadeId> unidade = {});

// Stretches of one doctor must not overlap on a day on which both are valid, in one unit or between two: each pair at
// fault is named by the later one's path, "faixas[i]" of the agenda at position `nova`. Stretches that end before they
// begin, or are shorter than their duration, are named too.
[[nodiscard]] Resultado<void> conferirAgendas(const QList<AgendaSemanal> &agendas, qsizetype nova);

} // namespace dominio
