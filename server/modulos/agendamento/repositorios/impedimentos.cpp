// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "impedimentos.h"

#include "ocupacaotabela.h"

namespace agendamento {

using nucleo::Resultado;

#define AGENDA_ATIVO "EXISTS (SELECT 1 FROM pessoa WHERE id = ? AND situacao = 'ativo')"
#define AGENDA_OCUPADO(papel)                                                                                          \
    "EXISTS (SELECT 1 FROM ocupacao WHERE papel = '" papel "' AND recurso = ? AND inicio > ? AND inicio < ? "          \
    "AND fim > ? AND consulta_id <> ?)"

Resultado<Impedimentos> Impedimentos::de(nucleo::Leitura &leitura, const Pedido &p)
{
    const auto [inicio, fim] = p.quando;
    const auto desde = inicio.maisMs(-OcupacaoTabela::duracaoMaximaMs);
    const QString exceto = dominio::textoDeUuid(p.exceto);
    AGENDA_OBTER(auto linhas,
                 leitura.consultar(
                     "SELECT " AGENDA_ATIVO ", " AGENDA_ATIVO ", " AGENDA_OCUPADO("medico") ", " AGENDA_OCUPADO(
                         "paciente") ", "
                                     "EXISTS (SELECT 1 FROM bloqueio WHERE medico_id = ? AND inicio < ? AND fim > ?), "
                                     "(SELECT versao_regras FROM regras_medico WHERE medico_id = ?)",
                     {p.medico, p.paciente, p.medico, desde, fim, inicio, exceto, p.paciente, desde, fim, inicio,
                      exceto, p.medico, fim, inicio, p.medico}));
    if (linhas.proxima())
        return Impedimentos{linhas.logico(0), linhas.logico(1), linhas.logico(2),
                            linhas.logico(3), linhas.logico(4), linhas.nulo(5) ? 0 : linhas.inteiro(5)};
    AGENDA_TENTAR(linhas.erro());
    return Impedimentos{};
}

} // namespace agendamento
