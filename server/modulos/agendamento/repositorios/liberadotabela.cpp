// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "liberadotabela.h"

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;

Resultado<QList<LinhaLiberado>> LiberadoTabela::primeiros(int quantos)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT id, medico_id, inicio, fim FROM liberado ORDER BY id LIMIT ?", {quantos}));
    QList<LinhaLiberado> achados;
    while (linhas.proxima())
        achados.append({linhas.uuid(0),
                        dominio::MedicoId(linhas.uuid(1)),
                        {Instante::deMs(linhas.inteiro(2)), Instante::deMs(linhas.inteiro(3))}});
    AGENDA_TENTAR(linhas.erro());
    return achados;
}

Resultado<void> LiberadoTabela::anotar(nucleo::Transacao &tx, dominio::MedicoId medico, const Periodo &quando)
{
    if (quando.fim <= tx.agora() || quando.fim <= quando.inicio)
        return {};
    AGENDA_TENTAR(tx.executar("INSERT INTO liberado (id, medico_id, inicio, fim) SELECT ?, ?, ?, ? "
                              "WHERE EXISTS (SELECT 1 FROM espera WHERE situacao = 'aguardando')",
                              {dominio::novoUuid7(tx.agora()), medico, quando.inicio, quando.fim}));
    return {};
}

Resultado<void> LiberadoTabela::apagar(nucleo::Transacao &tx, const QUuid &id)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM liberado WHERE id = ?", {id}));
    return {};
}

} // namespace agendamento
