// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/feriado.h>
#include <nucleo/banco/transacao.h>

namespace agendamento {

// Table feriado: the days on which one unit is closed, besides the national holidays.
class FeriadoTabela
{
public:
    explicit FeriadoTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    // As added: a yearly one with its first date.
    [[nodiscard]] nucleo::Resultado<std::optional<contrato::Feriado>> buscar(dominio::FeriadoId id);
    [[nodiscard]] nucleo::Resultado<QList<contrato::Feriado>> daUnidade(dominio::UnidadeId unidade);
    [[nodiscard]] nucleo::Resultado<QList<contrato::Feriado>> todos();

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const contrato::Feriado &feriado);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::FeriadoId id);

private:
    nucleo::Leitura &m_leitura;
};

// Its date in that year; nothing where it has none: before its first, another year's, 29 February.
[[nodiscard]] std::optional<QDate> dataNoAno(const contrato::Feriado &feriado, int ano);

} // namespace agendamento
