// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <QTime>

namespace app {

// A made-up clinic as plain data: two units, twelve doctors of six specialties, 500 patients, four weeks of
// appointments around a day. The same seed, day and minute give the same clinic. People, numbers and addresses are
// invented; documents only have valid check digits.
struct DemoUnidade {
    QString nome, endereco, fuso;
};

struct DemoFaixa {
    int diaSemana; // 1 Monday … 7 Sunday
    QTime inicio, fim;
    int duracaoMin;
    int unidade; // index
};

struct DemoMedico {
    QString nome, email, crm, especialidade;
    QStringList convenios;
    int duracaoMin;
    bool aceiteAutomatico;
    QList<DemoFaixa> faixas;
};

struct DemoPaciente {
    QString nome, email, telefone, cpf, convenio, carteirinha; // convenio empty: private
    QDate nascimento;
};

enum class DemoSituacao { Solicitada, Confirmada, Presente, EmAtendimento, Realizada, Faltou, Cancelada };

struct DemoConsulta {
    int medico, paciente, unidade; // indexes
    QDate dia;
    QTime inicio;
    int duracaoMin;
    DemoSituacao situacao;
    bool retorno;
    QString motivo;
};

struct DemoBloqueio {
    int medico;
    QDate dia;
    QTime inicio, fim;
    QString motivo;
};

struct ClinicaDemo {
    QList<DemoUnidade> unidades;
    QList<DemoMedico> medicos;
    QList<DemoPaciente> pacientes;
    QList<DemoConsulta> consultas;
    QList<DemoBloqueio> bloqueios;
};

// agora: civil date and time in the units' zone. feriados: days without appointments.
[[nodiscard]] ClinicaDemo gerarClinicaDemo(quint32 semente, const QDateTime &agora, const QList<QDate> &feriados);

} // namespace app
