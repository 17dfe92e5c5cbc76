// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <dominio/resultado.h>

#include <QList>
#include <QString>

#include <optional>

// What agendamento needs of other modules. app fills these in, directly or over HTTP.
namespace agendamento {

struct Pessoa {
    dominio::UsuarioId id;
    QString nome; // how the person is called: nomeSocial where there is one
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QString situacao;          // "ativo", "pendente", "bloqueado"
    int duracaoPadraoMin = 30; // the last three: doctors only
    bool aceiteAutomatico = false;
    int encaixesPorDia = 0;
    [[nodiscard]] bool ativa() const { return situacao == QLatin1String("ativo"); }
    friend bool operator==(const Pessoa &, const Pessoa &) = default;
};

struct FiltroMedicos {
    std::optional<QString> especialidade, convenio; // as written in the accounts, but for accents and case
};

class Pessoas
{
public:
    virtual ~Pessoas() = default;
    // Active doctors, all that the filter fits. Called on Executor threads, never on a writer.
    [[nodiscard]] virtual dominio::Resultado<QList<dominio::MedicoId>> medicos(const FiltroMedicos &filtro) = 0;
    // The account as it is now; nothing where there is none. Called on Executor threads, never on a writer.
    [[nodiscard]] virtual dominio::Resultado<std::optional<Pessoa>> pessoa(dominio::UsuarioId id) = 0;
};

} // namespace agendamento
