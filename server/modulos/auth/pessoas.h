// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <dominio/resultado.h>

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace auth {

// An account as other modules may see it: no password, no documents.
struct Pessoa {
    dominio::UsuarioId id;
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QString situacao; // "ativo", "pendente", "bloqueado"
    QString nome;     // how the person is called: nomeSocial where there is one
    std::optional<QString> email, telefone;
    QString idioma = QStringLiteral("pt-BR");
    QStringList canais;         // patients: the channels they want, in order
    int antecedenciaHoras = 24; // patients: when to remind
    QStringList especialidades; // from here on: doctors
    int duracaoPadraoMin = 30;
    bool aceiteAutomatico = false;
    int encaixesPorDia = 2;
    [[nodiscard]] bool ativa() const { return situacao == QLatin1String("ativo"); }
    friend bool operator==(const Pessoa &, const Pessoa &) = default;
};

// What other modules may ask of the accounts, through app. Reads the database on the calling thread: never on an event
// loop, never on a writer thread.
class Pessoas
{
public:
    virtual ~Pessoas() = default;
    [[nodiscard]] virtual dominio::Resultado<std::optional<Pessoa>> pessoa(dominio::UsuarioId id) = 0;
    // Doctors that patients can see, by specialty and health plan; accents and case do not count.
    [[nodiscard]] virtual dominio::Resultado<QList<dominio::MedicoId>>
    medicosAtivos(const std::optional<QString> &especialidade, const std::optional<QString> &convenio) = 0;
    // All accounts by id, for rebuilding projections: those after `apos`, at most `limite`.
    [[nodiscard]] virtual dominio::Resultado<QList<Pessoa>> paginaDePessoas(std::optional<dominio::UsuarioId> apos,
                                                                            int limite) = 0;
};

} // namespace auth
