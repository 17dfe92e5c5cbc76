// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../vizinhos.h"

#include <nucleo/banco/transacao.h>

#include <optional>

namespace agendamento {

// Table pessoa: this module's own copy of the accounts, for names in answers and for the rules of booking.
class PessoaTabela
{
public:
    explicit PessoaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<Pessoa>> buscar(const QUuid &id);
    // The two of a booking, and the version of the doctor's rules, in one statement.
    struct DaMarcacao {
        std::optional<Pessoa> medico, paciente;
        qint64 regras = 0;
    };
    [[nodiscard]] nucleo::Resultado<DaMarcacao> daMarcacao(dominio::MedicoId medico, dominio::PacienteId paciente);
    // Names of the active doctors among them.
    [[nodiscard]] nucleo::Resultado<QHash<dominio::MedicoId, QString>>
    nomesDosMedicos(const QList<dominio::MedicoId> &medicos);

    // From an event: an older one than what is stored changes nothing.
    [[nodiscard]] static nucleo::Resultado<void> receber(nucleo::Transacao &tx, const Pessoa &pessoa,
                                                         dominio::Instante atualizadaEm);
    // From the owner of the accounts, asked a moment ago, in the place of what was known then. Where an event has come
    // in between, it is the newer word and stays.
    [[nodiscard]] static nucleo::Resultado<void> gravar(nucleo::Transacao &tx, const Pessoa &pessoa,
                                                        const std::optional<Pessoa> &conhecida);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
