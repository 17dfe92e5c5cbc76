// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "linktabela.h"

namespace agendamento {

using nucleo::Resultado;

Resultado<std::optional<LinhaLink>> LinkTabela::buscar(dominio::MedicoId medico)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT resumo, com_nomes, criado_em FROM agenda_link "
                                                  "WHERE medico_id = ?",
                                                  {medico}));
    if (linhas.proxima())
        return LinhaLink{medico, linhas.bytes(0), linhas.logico(1), dominio::Instante::deMs(linhas.inteiro(2))};
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<void> LinkTabela::gravar(nucleo::Transacao &tx, const LinhaLink &l)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO agenda_link (medico_id, resumo, com_nomes, criado_em) VALUES (?, ?, ?, ?) "
                              "ON CONFLICT (medico_id) DO UPDATE SET resumo = excluded.resumo, "
                              "com_nomes = excluded.com_nomes, criado_em = excluded.criado_em",
                              {l.medicoId, l.resumo, l.comNomes, l.criadoEm}));
    return {};
}

Resultado<void> LinkTabela::apagar(nucleo::Transacao &tx, dominio::MedicoId medico)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM agenda_link WHERE medico_id = ?", {medico}));
    return {};
}

} // namespace agendamento
