// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instante.h"

#include <QByteArray>
#include <QUuid>

#include <optional>

namespace dominio {

// UUIDv7 (RFC 9562, 5.7): millisecond time, then random bits. Ids made by one process in the same millisecond keep
// their order (12-bit counter, method 1 of section 6.2). Thread safe.
[[nodiscard]] QUuid novoUuid7(Instante agora);

// Canonical lower-case text form only, any version accepted; anything else: nothing.
[[nodiscard]] std::optional<QUuid> uuidDeTexto(QStringView texto);
[[nodiscard]] QString textoDeUuid(const QUuid &id);        // "0190…", no braces
void juntarUuid(QByteArray &saida, const QUuid &id);       // the same, behind what is there
[[nodiscard]] QUuid uuidDeAscii(QByteArrayView canonical); // of text known to be one; null for any other

// One type per kind of thing, so that a doctor's id does not pass for a patient's by accident.
template<class Marca>
class Id
{
public:
    Id() = default;
    explicit Id(const QUuid &valor) : m_valor(valor) {}
    template<class Outra>
    explicit Id(const Id<Outra> &outro) : m_valor(outro.uuid())
    {}
    [[nodiscard]] static Id novo(Instante agora) { return Id(novoUuid7(agora)); }
    [[nodiscard]] static std::optional<Id> deTexto(QStringView texto)
    {
        const auto valor = uuidDeTexto(texto);
        return valor ? std::optional(Id(*valor)) : std::nullopt;
    }
    [[nodiscard]] const QUuid &uuid() const { return m_valor; }
    [[nodiscard]] QString texto() const { return textoDeUuid(m_valor); }
    [[nodiscard]] bool nulo() const { return m_valor.isNull(); }
    friend bool operator==(const Id &, const Id &) = default;
    friend bool operator<(const Id &a, const Id &b) { return a.m_valor < b.m_valor; }
    friend size_t qHash(const Id &id, size_t semente = 0) { return qHash(id.m_valor, semente); }

private:
    QUuid m_valor;
};

using UsuarioId = Id<struct MarcaUsuario>;
using MedicoId = Id<struct MarcaMedico>;     // the same value as the doctor's UsuarioId
using PacienteId = Id<struct MarcaPaciente>; // the same value as the patient's UsuarioId
using UnidadeId = Id<struct MarcaUnidade>;
using ConsultaId = Id<struct MarcaConsulta>;
using BloqueioId = Id<struct MarcaBloqueio>;
using FeriadoId = Id<struct MarcaFeriado>;
using ReservaId = Id<struct MarcaReserva>;
using SerieId = Id<struct MarcaSerie>;
using EsperaId = Id<struct MarcaEspera>;
using NotificacaoId = Id<struct MarcaNotificacao>;

enum class Perfil { Paciente, Medico, Recepcionista, Admin };
[[nodiscard]] QLatin1String texto(Perfil perfil); // "recepcionista"
[[nodiscard]] std::optional<Perfil> perfilDeTexto(QStringView texto);

} // namespace dominio
