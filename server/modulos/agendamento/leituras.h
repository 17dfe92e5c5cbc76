// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/agenda.h>
#include <contrato/consulta.h>
#include <dominio/fuso.h>
#include <dominio/ids.h>
#include <dominio/resultado.h>

#include <QHash>
#include <QList>

#include <optional>

namespace agendamento {

struct UnidadeResumida {
    dominio::UnidadeId id;
    QString nome;
    dominio::Fuso fuso;
    QString endereco; // one line of text, as the clinic wrote it; may be empty
};

struct ProximoHorario {
    dominio::Instante inicio, fim;
    dominio::UnidadeId unidade;
    int deslocamento = 0; // of that unit at that time, seconds east of UTC
};

struct ResumoMedico {
    QList<dominio::UnidadeId> unidades; // where the doctor has an agenda now or later, by name
    std::optional<ProximoHorario> proximo;
};

// What other modules may ask of the appointments, through app. Thread safe; reads the database on the calling thread,
// so never on an event loop.
class Leituras
{
public:
    virtual ~Leituras() = default;
    [[nodiscard]] virtual dominio::Resultado<std::optional<UnidadeResumida>> unidade(dominio::UnidadeId id) = 0;
    // Of what the calling thread reads here: while it stays and the minute does, so do all answers below.
    [[nodiscard]] virtual dominio::Resultado<qint64> versao() = 0;
    // Units and next free time of each doctor; a doctor without an agenda is there with nothing in it. The next free
    // time is looked for within 62 days.
    [[nodiscard]] virtual dominio::Resultado<QHash<dominio::MedicoId, ResumoMedico>>
    resumo(const QList<dominio::MedicoId> &medicos, dominio::Instante agora) = 0;
    // Doctors with a free time that begins in [de, ate): the filter of GET /medicos.
    [[nodiscard]] virtual dominio::Resultado<QList<dominio::MedicoId>>
    disponiveis(const QList<dominio::MedicoId> &medicos, dominio::Instante de, dominio::Instante ate,
                dominio::Instante agora) = 0;
    [[nodiscard]] virtual dominio::Resultado<std::optional<contrato::Consulta>> consulta(dominio::ConsultaId id) = 0;
    // Everyone who has, or had, an appointment with the doctor, in any state.
    [[nodiscard]] virtual dominio::Resultado<QList<dominio::PacienteId>> pacientesDe(dominio::MedicoId medico) = 0;
    [[nodiscard]] virtual dominio::Resultado<bool> atende(dominio::MedicoId medico, dominio::PacienteId paciente) = 0;
};

} // namespace agendamento
