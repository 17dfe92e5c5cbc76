// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ocupacaotabela.h"

#include <nucleo/banco/lotedeids.h>

namespace agendamento {

using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

Resultado<QList<Periodo>> periodos(nucleo::Leitura &leitura, QLatin1String papel, const QUuid &recurso,
                                   const Periodo &janela)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT inicio, fim FROM ocupacao WHERE papel = ? AND recurso = ? "
                                                "AND inicio > ? AND inicio < ? AND fim > ? ORDER BY inicio",
                                                {papel, recurso, janela.inicio.maisMs(-OcupacaoTabela::duracaoMaximaMs),
                                                 janela.fim, janela.inicio}));
    QList<Periodo> achados;
    while (linhas.proxima())
        achados.append({dominio::Instante::deMs(linhas.inteiro(0)), dominio::Instante::deMs(linhas.inteiro(1))});
    AGENDA_TENTAR(linhas.erro());
    return achados;
}

Resultado<bool> ocupado(nucleo::Leitura &leitura, QLatin1String papel, const QUuid &recurso, const Periodo &quando,
                        const QUuid &exceto)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT EXISTS (SELECT 1 FROM ocupacao WHERE papel = ? AND recurso = ? "
                                                "AND inicio > ? AND inicio < ? AND fim > ? AND consulta_id <> ?)",
                                                {papel, recurso, quando.inicio.maisMs(-OcupacaoTabela::duracaoMaximaMs),
                                                 quando.fim, quando.inicio, dominio::textoDeUuid(exceto)}));
    const bool ha = linhas.proxima() && linhas.logico(0);
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<void> ocupar(nucleo::Transacao &tx, QLatin1String papel, const QUuid &recurso, const Periodo &quando,
                       dominio::ConsultaId consulta)
{
    AGENDA_TENTAR(tx.gravar("INSERT INTO ocupacao (papel, recurso, inicio, fim, consulta_id) VALUES (?, ?, ?, ?, ?)",
                            {papel, recurso, quando.inicio, quando.fim, consulta}));
    return {};
}

} // namespace

Resultado<QList<Periodo>> OcupacaoTabela::doMedico(dominio::MedicoId medico, const Periodo &janela)
{
    return periodos(m_leitura, QLatin1String("medico"), medico.uuid(), janela);
}

Resultado<QList<Periodo>> OcupacaoTabela::doPaciente(dominio::PacienteId paciente, const Periodo &janela)
{
    return periodos(m_leitura, QLatin1String("paciente"), paciente.uuid(), janela);
}

Resultado<PeriodosPorMedico> OcupacaoTabela::dosMedicos(const QList<dominio::MedicoId> &medicos, const Periodo &janela)
{
    PeriodosPorMedico achados;
    AGENDA_TENTAR(nucleo::LoteDeIds::paraCada(medicos, [&](const nucleo::LoteDeIds &lote) -> Resultado<void> {
        const QString sql = u"SELECT recurso, inicio, fim FROM ocupacao WHERE papel = 'medico' AND recurso IN (%1) "
                            "AND inicio > ? AND inicio < ? AND fim > ?"_s.arg(lote.lugares());
        AGENDA_OBTER(auto linhas, m_leitura.consultarMontado(
                                      sql, lote.valores() + QList<nucleo::Valor>{janela.inicio.maisMs(-duracaoMaximaMs),
                                                                                 janela.fim, janela.inicio}));
        while (linhas.proxima())
            achados[dominio::MedicoId(linhas.uuid(0))].append(
                {dominio::Instante::deMs(linhas.inteiro(1)), dominio::Instante::deMs(linhas.inteiro(2))});
        return linhas.erro();
    }));
    return achados;
}

#define AGENDA_OCUPADO_POR_UNIDADE                                                                                     \
    " FROM ocupacao o LEFT JOIN consulta c ON c.id = o.consulta_id LEFT JOIN reserva r ON r.id = o.consulta_id "       \
    "WHERE o.papel = 'medico' AND o.recurso = ? AND o.inicio > ? AND o.inicio < ? AND o.fim > ?"

Resultado<QList<OcupacaoTabela::EmUnidade>> OcupacaoTabela::doMedicoPorUnidade(dominio::MedicoId medico,
                                                                               const Periodo &janela)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT o.inicio, o.fim, COALESCE(c.unidade_id, r.unidade_id)" //
                                     AGENDA_OCUPADO_POR_UNIDADE " ORDER BY o.inicio",
                                     {medico, janela.inicio.maisMs(-duracaoMaximaMs), janela.fim, janela.inicio}));
    QList<EmUnidade> achados;
    while (linhas.proxima())
        achados.append({{dominio::Instante::deMs(linhas.inteiro(0)), dominio::Instante::deMs(linhas.inteiro(1))},
                        dominio::UnidadeId(linhas.uuid(2))});
    AGENDA_TENTAR(linhas.erro());
    return achados;
}

Resultado<bool> OcupacaoTabela::medicoEmOutraUnidade(dominio::MedicoId medico, dominio::UnidadeId unidade,
                                                     const Periodo &janela, const QUuid &exceto)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT 1" AGENDA_OCUPADO_POR_UNIDADE " AND o.consulta_id <> ? "
                                                  "AND COALESCE(c.unidade_id, r.unidade_id) <> ? LIMIT 1",
                                                  {medico, janela.inicio.maisMs(-duracaoMaximaMs), janela.fim,
                                                   janela.inicio, dominio::textoDeUuid(exceto), unidade}));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<bool> OcupacaoTabela::medicoOcupado(dominio::MedicoId medico, const Periodo &quando, const QUuid &exceto)
{
    return ocupado(m_leitura, QLatin1String("medico"), medico.uuid(), quando, exceto);
}

Resultado<bool> OcupacaoTabela::pacienteOcupado(dominio::PacienteId paciente, const Periodo &quando,
                                                const QUuid &exceto)
{
    return ocupado(m_leitura, QLatin1String("paciente"), paciente.uuid(), quando, exceto);
}

Resultado<void> OcupacaoTabela::ocuparAmbos(nucleo::Transacao &tx, dominio::MedicoId medico,
                                            dominio::PacienteId paciente, const Periodo &quando,
                                            dominio::ConsultaId consulta)
{
    return tx.gravar("INSERT INTO ocupacao (papel, recurso, inicio, fim, consulta_id) "
                     "VALUES ('medico', ?, ?, ?, ?), ('paciente', ?, ?, ?, ?)",
                     {medico, quando.inicio, quando.fim, consulta, paciente, quando.inicio, quando.fim, consulta});
}

Resultado<void> OcupacaoTabela::ocuparMedico(nucleo::Transacao &tx, dominio::MedicoId medico, const Periodo &quando,
                                             dominio::ConsultaId consulta)
{
    return ocupar(tx, QLatin1String("medico"), medico.uuid(), quando, consulta);
}

Resultado<void> OcupacaoTabela::ocuparPaciente(nucleo::Transacao &tx, dominio::PacienteId paciente,
                                               const Periodo &quando, dominio::ConsultaId consulta)
{
    return ocupar(tx, QLatin1String("paciente"), paciente.uuid(), quando, consulta);
}

Resultado<void> OcupacaoTabela::liberar(nucleo::Transacao &tx, dominio::MedicoId medico, dominio::PacienteId paciente,
                                        dominio::Instante inicio, dominio::ConsultaId consulta)
{
    // Both rows by primary key; consulta_id keeps an encaixe from freeing the appointment it stands beside.
    AGENDA_TENTAR(tx.gravar("DELETE FROM ocupacao WHERE papel = 'medico' AND recurso = ? AND inicio = ? "
                            "AND consulta_id = ?",
                            {medico, inicio, consulta}));
    AGENDA_TENTAR(tx.gravar("DELETE FROM ocupacao WHERE papel = 'paciente' AND recurso = ? AND inicio = ? "
                            "AND consulta_id = ?",
                            {paciente, inicio, consulta}));
    return {};
}

} // namespace agendamento
