// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "encaixetabela.h"

namespace agendamento {

using nucleo::Resultado;

Resultado<int> EncaixeTabela::primeiraVaga(nucleo::Leitura &l, dominio::MedicoId medico, QDate dia)
{
    int vaga = 1;
    AGENDA_OBTER(auto linhas, l.consultar("SELECT vaga FROM encaixe WHERE medico_id = ? AND dia = ? ORDER BY vaga",
                                          {medico, dia.toString(Qt::ISODate)}));
    while (linhas.proxima() && linhas.inteiro(0) == vaga)
        ++vaga;
    AGENDA_TENTAR(linhas.erro());
    return vaga;
}

Resultado<void> EncaixeTabela::ocupar(nucleo::Transacao &tx, dominio::MedicoId medico, QDate dia, int limite,
                                      dominio::ConsultaId consulta)
{
    AGENDA_OBTER(const int vaga, primeiraVaga(tx, medico, dia));
    if (vaga > limite)
        return dominio::falha(dominio::Codigo::EncaixeNoLimite);
    AGENDA_TENTAR(tx.executar("INSERT INTO encaixe (medico_id, dia, vaga, consulta_id) VALUES (?, ?, ?, ?)",
                              {medico, dia.toString(Qt::ISODate), vaga, consulta}));
    return {};
}

Resultado<void> EncaixeTabela::liberar(nucleo::Transacao &tx, dominio::ConsultaId consulta)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM encaixe WHERE consulta_id = ?", {consulta}));
    return {};
}

} // namespace agendamento
