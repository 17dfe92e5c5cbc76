// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>
#include <dominio/ids.h>
#include <dominio/resultado.h>

#include <QHash>
#include <QList>

#include <optional>

// What auth needs of other modules. app fills these in, directly or over HTTP; where it gives none, auth answers
// without.
namespace auth {

struct ResumoAgenda {
    QList<dominio::UnidadeId> unidades;
    std::optional<contrato::Momento> proximoHorario;
};

// Only doctors with a free time that begins in [de, ate); an open end is not limited.
struct FiltroDisponivel {
    std::optional<dominio::Instante> de, ate;
    [[nodiscard]] bool vazio() const { return !de && !ate; }
};

class AgendaDosMedicos
{
public:
    virtual ~AgendaDosMedicos() = default;
    // Changes with anything that may change an answer below, but for the clock, by whole minutes. Comparable only on
    // the same thread.
    [[nodiscard]] virtual dominio::Resultado<qint64> versao() = 0;
    // Where each doctor works and the next free time. With an empty filter every doctor asked for is in the answer;
    // otherwise those that fit. Called on Executor threads.
    [[nodiscard]] virtual dominio::Resultado<QHash<dominio::MedicoId, ResumoAgenda>>
    resumo(const QList<dominio::MedicoId> &medicos, const FiltroDisponivel &filtro, dominio::Instante agora) = 0;
};

class PacientesDoMedico
{
public:
    virtual ~PacientesDoMedico() = default;
    // Everyone on the doctor's agenda, past or to come. Called on Executor threads.
    [[nodiscard]] virtual dominio::Resultado<QList<dominio::PacienteId>> pacientes(dominio::MedicoId medico) = 0;
};

} // namespace auth
