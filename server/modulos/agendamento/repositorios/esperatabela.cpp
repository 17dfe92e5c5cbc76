// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "esperatabela.h"

#include "../textobusca.h"
#include "linhasdeespera.h"

#include <nucleo/banco/formasfixas.h>

#include <algorithm>

namespace agendamento {

using contrato::Espera;
using nucleo::Resultado;
using nucleo::Valor;
using namespace Qt::StringLiterals;

namespace {

bool antes(const Espera &a, const Espera &b)
{
    return std::pair(a.criadaEm.instante, a.id.texto()) < std::pair(b.criadaEm.instante, b.id.texto());
}

struct Montagem {
    QString onde;
    QList<Valor> valores;
    void e(const char *condicao, std::initializer_list<Valor> novos)
    {
        onde += (onde.isEmpty() ? u" WHERE "_s : u" AND "_s) + QLatin1String(condicao);
        valores.append(QList<Valor>(novos));
    }
};

Montagem condicoes(const FiltroEsperas &f, nucleo::Motor motor)
{
    Montagem m;
    if (f.paciente)
        m.e("e.paciente_id = ?", {*f.paciente});
    if (f.medico)
        m.e("(e.medico_id = ? OR v.medico_id = ?)", {*f.medico, *f.medico});
    if (f.unidade)
        m.e("e.unidade_id = ?", {*f.unidade});
    if (!f.especialidade.isEmpty())
        m.e("e.especialidade_chave = ?", {f.especialidade});
    if (!f.situacoes.isEmpty()) {
        QStringList textos;
        for (const contrato::SituacaoEspera situacao : f.situacoes)
            textos << contrato::textoDe(situacao);
        const auto uma = nucleo::umDeVarios(motor, u"e.situacao"_s, textos);
        m.e(uma.sql.toLatin1().constData(), {});
        m.valores += uma.valores;
    }
    if (f.depoisDe)
        m.e("(e.criada_em, e.id) > (?, ?)", {f.depoisDe->ms, f.depoisDe->id});
    return m;
}

} // namespace

Resultado<std::optional<Espera>> EsperaTabela::buscar(dominio::EsperaId id)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_ESPERA " WHERE e.id = ?", {id}));
    AGENDA_OBTER(auto achadas, lerEsperas(linhas));
    if (achadas.isEmpty())
        return std::nullopt;
    return achadas.takeFirst();
}

Resultado<bool> EsperaTabela::comDuracaoPedida(dominio::PacienteId paciente, dominio::ConsultaId consulta)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT 1 FROM espera WHERE paciente_id = ? AND consulta_id = ? AND "
                                                  "duracao_min IS NOT NULL LIMIT 1",
                                                  {paciente, consulta}));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<QList<Espera>> EsperaTabela::listar(const FiltroEsperas &f)
{
    Montagem m = condicoes(f, m_leitura.motor());
    m.valores << Valor(f.quantas);
    static const QString selecao = QString::fromLatin1(AGENDA_SELECT_ESPERA);
    AGENDA_OBTER(auto linhas,
                 m_leitura.consultarMontado(selecao + m.onde + u" ORDER BY e.criada_em, e.id LIMIT ?"_s, m.valores));
    return lerEsperas(linhas);
}

Resultado<QList<Espera>> EsperaTabela::vivasDe(dominio::PacienteId paciente)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_ESPERA " WHERE e.paciente_id = ? AND e.situacao IN "
                                                                       "('aguardando', 'oferecida') "
                                                                       "ORDER BY e.criada_em, e.id",
                                                  {paciente}));
    return lerEsperas(linhas);
}

Resultado<QList<Espera>> EsperaTabela::daVez(dominio::MedicoId medico, const QStringList &especialidades)
{
    // The state is written out so that the partial indexes on it serve.
    AGENDA_OBTER(
        auto doMedico,
        m_leitura.consultar(AGENDA_SELECT_ESPERA " WHERE e.situacao = 'aguardando' AND e.medico_id = ?", {medico}));
    AGENDA_OBTER(auto todas, lerEsperas(doMedico));
    for (const QString &especialidade : especialidades) {
        AGENDA_OBTER(auto linhas, m_leitura.consultar(AGENDA_SELECT_ESPERA
                                                      " WHERE e.situacao = 'aguardando' AND e.especialidade_chave = ?",
                                                      {especialidade}));
        AGENDA_OBTER(const auto delas, lerEsperas(linhas));
        todas.append(delas);
    }
    std::sort(todas.begin(), todas.end(), antes);
    return todas;
}

Resultado<QList<std::pair<QString, QString>>> EsperaTabela::especialidadesEsperadas()
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT especialidade_chave, MIN(especialidade) FROM espera "
                                                  "WHERE situacao = 'aguardando' AND especialidade_chave IS NOT NULL "
                                                  "GROUP BY especialidade_chave"));
    QList<std::pair<QString, QString>> achadas;
    while (linhas.proxima())
        achadas.append({linhas.texto(0), linhas.texto(1)});
    AGENDA_TENTAR(linhas.erro());
    return achadas;
}

Resultado<QList<dominio::EsperaId>> EsperaTabela::vencidas(dominio::Instante agora, int quantas)
{
    AGENDA_OBTER(auto linhas, m_leitura.consultar("SELECT id FROM espera WHERE situacao = 'aguardando' "
                                                  "AND encerra_em <= ? ORDER BY encerra_em LIMIT ?",
                                                  {agora, quantas}));
    QList<dominio::EsperaId> ids;
    while (linhas.proxima())
        ids.append(dominio::EsperaId(linhas.uuid(0)));
    AGENDA_TENTAR(linhas.erro());
    return ids;
}

Resultado<void> EsperaTabela::inserir(nucleo::Transacao &tx, const Espera &e, dominio::Instante encerraEm)
{
    const auto chave = e.especialidade ? std::optional(textoDeBusca(*e.especialidade)) : std::nullopt;
    AGENDA_TENTAR(tx.executar(
        "INSERT INTO espera (id, paciente_id, medico_id, especialidade, especialidade_chave, unidade_id, de, ate, "
        "periodos, dias_semana, duracao_min, tipo, modalidade, convenio, motivo, situacao, consulta_id, encerra_em, "
        "criada_por, criada_em, atualizada_em, versao) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {e.id,
         e.pacienteId,
         e.medicoId,
         e.especialidade,
         chave,
         e.unidadeId,
         e.de.toString(Qt::ISODate),
         e.ate.toString(Qt::ISODate),
         bitsDe(e.periodos),
         bitsDe(e.diasSemana, 1),
         e.duracaoMin,
         contrato::textoDe(e.tipo),
         contrato::textoDe(e.modalidade),
         e.convenio,
         e.motivo,
         contrato::textoDe(e.situacao),
         e.consultaId,
         encerraEm,
         e.criadaPor,
         e.criadaEm.instante,
         e.atualizadaEm.instante,
         e.versao}));
    return {};
}

Resultado<void> EsperaTabela::atualizar(nucleo::Transacao &tx, const Espera &e)
{
    AGENDA_OBTER(const int linhas,
                 tx.executar("UPDATE espera SET situacao = ?, consulta_id = ?, atualizada_em = ?, versao = ? "
                             "WHERE id = ? AND versao = ?",
                             {contrato::textoDe(e.situacao), e.consultaId, e.atualizadaEm.instante, e.versao, e.id,
                              e.versao - 1}));
    if (linhas != 1) // someone else's commit came first (only where writers run side by side)
        return dominio::falha(dominio::Codigo::VersaoDesatualizada);
    return {};
}

} // namespace agendamento
