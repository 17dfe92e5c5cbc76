// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agendatabela.h"

#include <nucleo/banco/lotedeids.h>

namespace agendamento {

using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

QString textoDoDia(QDate dia)
{
    return dia.toString(Qt::ISODate);
}

QTime hora(qint64 minutoDoDia)
{
    return QTime::fromMSecsSinceStartOfDay(int(minutoDoDia) * 60'000);
}

int minutoDoDia(QTime hora)
{
    return hora.hour() * 60 + hora.minute();
}

dominio::Faixa faixa(const nucleo::Linhas &l)
{
    return {int(l.inteiro(4)), hora(l.inteiro(5)), hora(l.inteiro(6)), int(l.inteiro(7)), int(l.inteiro(8))};
}

} // namespace

Resultado<QList<LinhaAgenda>> AgendaTabela::doMedico(dominio::MedicoId medico)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT a.id, a.unidade_id, a.vigente_de, a.vigente_ate, f.dia_semana, "
                                     "f.inicio_min, f.fim_min, f.duracao_min, f.intervalo_min "
                                     "FROM agenda a JOIN faixa f ON f.agenda_id = a.id WHERE a.medico_id = ? "
                                     "ORDER BY a.unidade_id, a.vigente_de, a.id, f.dia_semana, f.inicio_min",
                                     {medico}));
    QList<LinhaAgenda> agendas;
    while (linhas.proxima()) {
        const QUuid id = linhas.uuid(0);
        if (agendas.isEmpty() || agendas.last().id != id) {
            LinhaAgenda nova;
            nova.id = id;
            nova.unidadeId = dominio::UnidadeId(linhas.uuid(1));
            nova.vigenteDe = QDate::fromString(linhas.texto(2), Qt::ISODate);
            if (!linhas.nulo(3))
                nova.vigenteAte = QDate::fromString(linhas.texto(3), Qt::ISODate);
            agendas.append(nova);
        }
        agendas.last().faixas.append(faixa(linhas));
    }
    AGENDA_TENTAR(linhas.erro());
    return agendas;
}

Resultado<void> AgendaTabela::inserir(nucleo::Transacao &tx, dominio::MedicoId medico, const LinhaAgenda &agenda)
{
    std::optional<QString> ate;
    if (agenda.vigenteAte)
        ate = textoDoDia(*agenda.vigenteAte);
    AGENDA_TENTAR(tx.executar("INSERT INTO agenda (id, medico_id, unidade_id, vigente_de, vigente_ate) "
                              "VALUES (?, ?, ?, ?, ?)",
                              {agenda.id, medico, agenda.unidadeId, textoDoDia(agenda.vigenteDe), ate}));
    for (const dominio::Faixa &f : agenda.faixas) {
        AGENDA_TENTAR(tx.executar(
            "INSERT INTO faixa (agenda_id, dia_semana, inicio_min, fim_min, duracao_min, "
            "intervalo_min) VALUES (?, ?, ?, ?, ?, ?)",
            {agenda.id, f.diaSemana, minutoDoDia(f.inicio), minutoDoDia(f.fim), f.duracaoMin, f.intervaloMin}));
    }
    return {};
}

Resultado<void> AgendaTabela::apagar(nucleo::Transacao &tx, const QUuid &agenda)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM faixa WHERE agenda_id = ?", {agenda}));
    AGENDA_TENTAR(tx.executar("DELETE FROM agenda WHERE id = ?", {agenda}));
    return {};
}

Resultado<void> AgendaTabela::encerrar(nucleo::Transacao &tx, const QUuid &agenda, QDate vigenteAte)
{
    AGENDA_TENTAR(tx.executar("UPDATE agenda SET vigente_ate = ? WHERE id = ?", {textoDoDia(vigenteAte), agenda}));
    return {};
}

Resultado<VersoesRegras> RegrasTabela::doMedico(dominio::MedicoId medico)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT versao_agenda, versao_regras FROM regras_medico "
                                                  "WHERE medico_id = ?",
                                                  {medico}));
    if (linhas.proxima())
        return VersoesRegras{linhas.inteiro(0), linhas.inteiro(1)};
    AGENDA_TENTAR(linhas.erro());
    return VersoesRegras{};
}

Resultado<QHash<dominio::MedicoId, qint64>> RegrasTabela::dosMedicos(const QList<dominio::MedicoId> &medicos)
{
    QHash<dominio::MedicoId, qint64> versoes;
    AGENDA_TENTAR(nucleo::LoteDeIds::paraCada(medicos, [&](const nucleo::LoteDeIds &lote) -> Resultado<void> {
        const QString sql =
            u"SELECT medico_id, versao_regras FROM regras_medico WHERE medico_id IN (%1)"_s.arg(lote.lugares());
        AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(sql, lote.valores()));
        while (linhas.proxima())
            versoes.insert(dominio::MedicoId(linhas.uuid(0)), linhas.inteiro(1));
        return linhas.erro();
    }));
    return versoes;
}

Resultado<void> RegrasTabela::agendaMudou(nucleo::Transacao &tx, dominio::MedicoId medico)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO regras_medico (medico_id, versao_agenda, versao_regras) VALUES (?, 1, 1) "
                              "ON CONFLICT (medico_id) DO UPDATE SET versao_agenda = regras_medico.versao_agenda + 1, "
                              "versao_regras = regras_medico.versao_regras + 1",
                              {medico}));
    return {};
}

Resultado<void> RegrasTabela::regrasMudaram(nucleo::Transacao &tx, dominio::MedicoId medico)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO regras_medico (medico_id, versao_agenda, versao_regras) VALUES (?, 0, 1) "
                              "ON CONFLICT (medico_id) DO UPDATE SET versao_regras = regras_medico.versao_regras + 1",
                              {medico}));
    return {};
}

Resultado<void> RegrasTabela::unidadeMudou(nucleo::Transacao &tx, dominio::UnidadeId unidade)
{
    AGENDA_TENTAR(tx.executar("UPDATE regras_medico SET versao_regras = versao_regras + 1 WHERE medico_id IN "
                              "(SELECT medico_id FROM agenda WHERE unidade_id = ?)",
                              {unidade}));
    return {};
}

} // namespace agendamento
