// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pessoas.h"

#include <dominio/fuso.h>
#include <dominio/situacao.h>

#include <QList>

#include <vector>

namespace gerador {

constexpr qint64 diaMs = 24LL * 3600 * 1000;

struct Unidade {
    QUuid id;
    QString nome;
    dominio::Fuso fuso;
};

struct Turno {
    int diaSemana = 1, inicioMin = 480, fimMin = 720; // ISO day; minutes of the day
};

struct Medico {
    QUuid id, agenda;
    QString nome;
    int especialidade = 0, unidade = 0;
    bool aceiteAutomatico = false;
    QList<Turno> turnos; // half-hour times
};

struct Consulta {
    QUuid id;
    int medico = 0, paciente = 0;
    qint64 inicio = 0, fim = 0, criadaEm = 0;
    dominio::Situacao situacao = dominio::Situacao::Confirmada;
    int remarcadaDe = -1, remarcadaPara = -1; // places in Clinica::consultas
};

struct Clinica {
    qint64 agora = 0, abertura = 0;  // ms; the day its first patient came
    int pacientes = 0;               // accounts; the first tenth have appointments
    QUuid recepcao;                  // who wrote most of it down
    std::vector<Unidade> unidades;   // the first has exactly the first 12 doctors
    std::vector<Medico> medicos;     // the next 20 are all of the first specialty
    std::vector<Consulta> consultas; // by criadaEm
    // Accounts were opened in the first months, before anyone's first appointment.
    [[nodiscard]] Paciente paciente(int n) const { return gerador::paciente(n, abertura, abertura + 300 * diaMs); }
};

// The same clinic for the same size and day. The busiest 32 doctors are there at every size and as full; a smaller
// clinic has fewer others and opened later. So a question about one doctor, day or specialty has an answer of the same
// length at all sizes, and what grows is only what it is looked for in.
[[nodiscard]] Clinica gerar(int quantasConsultas, qint64 agora);

} // namespace gerador
