// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "consultatabela.h"

#include "linhasdeconsulta.h"
#include "ocupacaotabela.h"

namespace agendamento {

using dominio::Instante;
using nucleo::Resultado;
using nucleo::Valor;
using namespace Qt::StringLiterals;

namespace {

Resultado<QList<dominio::PacienteId>> lerPacientes(nucleo::Linhas linhas)
{
    QList<dominio::PacienteId> pacientes;
    while (linhas.proxima())
        pacientes.append(dominio::PacienteId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return pacientes;
}

QString textoDe(dominio::Situacao s)
{
    return QString(dominio::texto(s));
}

} // namespace

Resultado<std::optional<contrato::Consulta>> ConsultaTabela::buscar(dominio::ConsultaId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_CONSULTA " WHERE c.id = ?", {id}));
    AGENDA_OBTER(auto achadas, lerConsultas(linhas));
    if (achadas.isEmpty())
        return std::nullopt;
    return achadas.takeFirst();
}

Resultado<QList<contrato::Consulta>> ConsultaTabela::pendentesDoMedico(dominio::MedicoId medico, Instante inicio,
                                                                       Instante fim)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar(AGENDA_SELECT_CONSULTA
                                     " WHERE c.medico_id = ? AND c.inicio > ? AND c.inicio < ? AND c.fim > ? "
                                     "AND c.situacao IN ('solicitada', 'confirmada') ORDER BY c.inicio, c.id",
                                     {medico, inicio.maisMs(-OcupacaoTabela::duracaoMaximaMs), fim, inicio}));
    return lerConsultas(linhas);
}

Resultado<QList<dominio::ConsultaId>> ConsultaTabela::vencidas(dominio::Situacao situacao, Instante agora, int quantas)
{
    // The first bound on the start is what they are searched by, in the index of their state; tolerances only narrow
    // it.
    const char *sql =
        situacao == dominio::Situacao::Solicitada
            ? "SELECT c.id FROM consulta c WHERE c.situacao = 'solicitada' AND c.inicio <= ? AND c.inicio <= ? "
              "ORDER BY c.inicio LIMIT ?"
            : "SELECT c.id FROM consulta c LEFT JOIN unidade u ON u.id = c.unidade_id "
              "WHERE c.situacao = 'confirmada' AND c.inicio <= ? AND c.inicio <= ? - 60000 * u.tolerancia_min "
              "ORDER BY c.inicio LIMIT ?";
    AGENDA_OBTER(auto linhas, m_leitura.consultar(sql, {agora, agora, quantas}));
    QList<dominio::ConsultaId> achadas;
    while (linhas.proxima())
        achadas.append(dominio::ConsultaId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return achadas;
}

Resultado<QList<dominio::PacienteId>> ConsultaTabela::pacientesDe(dominio::MedicoId medico)
{
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultar("SELECT DISTINCT paciente_id FROM consulta WHERE medico_id = ?", {medico}));
    return lerPacientes(std::move(linhas));
}

Resultado<bool> ConsultaTabela::atende(dominio::MedicoId medico, dominio::PacienteId paciente)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT 1 FROM consulta WHERE paciente_id = ? AND medico_id = ? "
                                                  "LIMIT 1",
                                                  {paciente, medico}));
    if (linhas.proxima())
        return true;
    AGENDA_TENTAR(linhas.erro());
    return false;
}

Resultado<void> ConsultaTabela::inserir(nucleo::Transacao &tx, const contrato::Consulta &c)
{
    AGENDA_TENTAR(tx.gravar(
        "INSERT INTO consulta (id, medico_id, paciente_id, unidade_id, inicio, fim, tipo, modalidade, convenio, "
        "motivo, situacao, confirmacao_paciente, encaixe, motivo_encaixe, orfa, remarcada_de, remarcada_para, "
        "serie_id, criada_por, criada_em, atualizada_em, versao) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {c.id,
         c.medicoId,
         c.pacienteId,
         c.unidadeId,
         c.inicio.instante,
         c.fim.instante,
         contrato::textoDe(c.tipo),
         contrato::textoDe(c.modalidade),
         c.convenio,
         c.motivo,
         textoDe(c.situacao),
         dominio::texto(c.confirmacaoPaciente),
         c.encaixe,
         c.motivoEncaixe,
         c.orfa,
         c.remarcadaDe,
         c.remarcadaPara,
         c.serieId,
         c.criadaPor,
         c.criadaEm.instante,
         c.atualizadaEm.instante,
         c.versao}));
    return {};
}

Resultado<void> ConsultaTabela::atualizar(nucleo::Transacao &tx, const contrato::Consulta &c)
{
    AGENDA_OBTER(
        const int linhas,
        tx.executar("UPDATE consulta SET situacao = ?, confirmacao_paciente = ?, orfa = ?, remarcada_para = ?, "
                    "atualizada_em = ?, versao = ? WHERE id = ? AND versao = ?",
                    {textoDe(c.situacao), dominio::texto(c.confirmacaoPaciente), c.orfa, c.remarcadaPara,
                     c.atualizadaEm.instante, c.versao, c.id, c.versao - 1}));
    if (linhas != 1) // someone else's commit came first (only where writers run side by side)
        return dominio::falha(dominio::Codigo::VersaoDesatualizada);
    return {};
}

} // namespace agendamento
