// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ocupacaotabela.h"

namespace agendamento {

struct LinhaReserva {
    dominio::ReservaId id;
    dominio::MedicoId medico;
    std::optional<dominio::PacienteId> paciente;
    dominio::UnidadeId unidade;
    Periodo quando;
    dominio::UsuarioId dono;
    dominio::Instante expiraEm;
};

// Table reserva, and the times in ocupacao that its rows hold.
class ReservaTabela
{
public:
    explicit ReservaTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<LinhaReserva>> buscar(dominio::ReservaId id);
    // What was offered to someone who waits does not count: they did not ask for it.
    [[nodiscard]] nucleo::Resultado<int> quantasDe(dominio::UsuarioId dono, dominio::Instante agora);
    [[nodiscard]] nucleo::Resultado<QList<dominio::ReservaId>> vencidas(dominio::Instante agora, int quantas);

    // HorarioOcupado, PacienteOcupado.
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const LinhaReserva &reserva);
    // With its times. False: used, given back or run out meanwhile.
    [[nodiscard]] static nucleo::Resultado<bool> apagar(nucleo::Transacao &tx, const LinhaReserva &reserva);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace agendamento
