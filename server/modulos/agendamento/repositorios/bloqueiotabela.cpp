// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bloqueiotabela.h"

#include <nucleo/banco/lotedeids.h>

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

LinhaBloqueio linha(const nucleo::Linhas &l)
{
    return {dominio::BloqueioId(l.uuid(0)),
            dominio::MedicoId(l.uuid(1)),
            {Instante::deMs(l.inteiro(2)), Instante::deMs(l.inteiro(3))},
            l.nulo(4) ? std::nullopt : std::optional(l.texto(4)),
            l.uuid(5),
            Instante::deMs(l.inteiro(6))};
}

} // namespace

Resultado<std::optional<LinhaBloqueio>> BloqueioTabela::buscar(dominio::MedicoId medico, dominio::BloqueioId id)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT id, medico_id, inicio, fim, motivo, criado_por, criado_em FROM bloqueio "
                                     "WHERE id = ? AND medico_id = ?",
                                     {id, medico}));
    if (linhas.proxima())
        return linha(linhas);
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<QList<LinhaBloqueio>> BloqueioTabela::listar(dominio::MedicoId medico, const Periodo &janela,
                                                       std::pair<qint64, QString> depoisDe, int limite)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT id, medico_id, inicio, fim, motivo, criado_por, criado_em FROM bloqueio "
                                     "WHERE medico_id = ? AND inicio < ? AND fim > ? AND (inicio, id) > (?, ?) "
                                     "ORDER BY inicio, id LIMIT ?",
                                     {medico, janela.fim, janela.inicio, depoisDe.first, depoisDe.second, limite}));
    QList<LinhaBloqueio> achados;
    while (linhas.proxima())
        achados.append(linha(linhas));
    AGENDA_TENTAR(linhas.erro());
    return achados;
}

Resultado<QList<Periodo>> BloqueioTabela::periodos(dominio::MedicoId medico, const Periodo &janela)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT inicio, fim FROM bloqueio "
                                                  "WHERE medico_id = ? AND inicio < ? AND fim > ? ORDER BY inicio",
                                                  {medico, janela.fim, janela.inicio}));
    QList<Periodo> achados;
    while (linhas.proxima())
        achados.append({Instante::deMs(linhas.inteiro(0)), Instante::deMs(linhas.inteiro(1))});
    AGENDA_TENTAR(linhas.erro());
    return achados;
}

Resultado<PeriodosPorMedico> BloqueioTabela::dosMedicos(const QList<dominio::MedicoId> &medicos, const Periodo &janela)
{
    PeriodosPorMedico achados;
    AGENDA_TENTAR(nucleo::LoteDeIds::paraCada(medicos, [&](const nucleo::LoteDeIds &lote) -> Resultado<void> {
        const QString sql = u"SELECT medico_id, inicio, fim FROM bloqueio WHERE medico_id IN (%1) "
                            "AND inicio < ? AND fim > ?"_s.arg(lote.lugares());
        AGENDA_OBTER(auto linhas,
                     m_leitura.consultarMontado(sql, lote.valores() + QList<nucleo::Valor>{janela.fim, janela.inicio}));
        while (linhas.proxima())
            achados[dominio::MedicoId(linhas.uuid(0))].append(
                {Instante::deMs(linhas.inteiro(1)), Instante::deMs(linhas.inteiro(2))});
        return linhas.erro();
    }));
    return achados;
}

Resultado<void> BloqueioTabela::inserir(nucleo::Transacao &tx, const LinhaBloqueio &l)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO bloqueio (id, medico_id, inicio, fim, motivo, criado_por, criado_em) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?)",
                              {l.id, l.medicoId, l.periodo.inicio, l.periodo.fim, l.motivo, l.criadoPor, l.criadoEm}));
    return {};
}

Resultado<void> BloqueioTabela::apagar(nucleo::Transacao &tx, dominio::BloqueioId id)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM bloqueio WHERE id = ?", {id}));
    return {};
}

} // namespace agendamento
