// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "medicotabela.h"

#include "../texto.h"
#include "colunajson.h"

using namespace Qt::StringLiterals;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

Resultado<void> MedicoTabela::gravar(Transacao &tx, const contrato::Usuario &u)
{
    const QList<QString> especialidades = u.especialidades.value_or(QList<QString>());
    const QList<QString> convenios = u.convenios.value_or(QList<QString>());
    const contrato::CorpoCrm crm = u.crm.value_or(contrato::CorpoCrm());
    AGENDA_TENTAR(tx.executar(
        "INSERT INTO medico (usuario_id, crm_numero, crm_uf, rqe, especialidades, convenios, duracao_padrao, "
        "aceite_automatico, encaixes_por_dia) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (usuario_id) DO UPDATE SET crm_numero = excluded.crm_numero, crm_uf = excluded.crm_uf, "
        "rqe = excluded.rqe, especialidades = excluded.especialidades, convenios = excluded.convenios, "
        "duracao_padrao = excluded.duracao_padrao, aceite_automatico = excluded.aceite_automatico, "
        "encaixes_por_dia = excluded.encaixes_por_dia",
        {u.id, crm.numero, crm.uf.texto(), u.rqe, paraColuna(especialidades), paraColuna(convenios),
         u.duracaoPadraoMin.value_or(30), u.aceiteAutomatico.value_or(false), u.encaixesPorDia.value_or(2)}));
    AGENDA_TENTAR(tx.executar("DELETE FROM medico_marca WHERE medico_id = ?", {u.id}));
    AGENDA_TENTAR(marcar(tx, u.id, "especialidade"_L1, especialidades));
    return marcar(tx, u.id, "convenio"_L1, convenios);
}

Resultado<void> MedicoTabela::marcar(Transacao &tx, dominio::UsuarioId id, QLatin1String tipo,
                                     const QList<QString> &nomes)
{
    for (const QString &nome : nomes)
        AGENDA_TENTAR(tx.executar("INSERT INTO medico_marca (tipo, chave, medico_id) VALUES (?, ?, ?) "
                                  "ON CONFLICT DO NOTHING",
                                  {tipo, chaveDeNome(nome), id}));
    return {};
}

Resultado<void> MedicoTabela::apagar(Transacao &tx, dominio::UsuarioId id)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM medico_marca WHERE medico_id = ?", {id}));
    AGENDA_TENTAR(tx.executar("DELETE FROM medico WHERE usuario_id = ?", {id}));
    return {};
}

} // namespace auth
