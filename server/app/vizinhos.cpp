// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vizinhos.h"

namespace app {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

namespace {

// A process without the other module: the four services talk over HTTP, which this version does not do yet.
Erro semVizinho()
{
    Erro erro(Codigo::Indisponivel, QStringLiteral("the module asked for does not run in this process"));
    erro.tentarEmSegundos = 5;
    return erro;
}

} // namespace

Resultado<std::optional<agendamento::Pessoa>> PessoasDoAgendamento::pessoa(dominio::UsuarioId id)
{
    if (!m_pessoas)
        return falha(semVizinho());
    AGENDA_OBTER(const auto achada, m_pessoas->pessoa(id));
    if (!achada)
        return std::optional<agendamento::Pessoa>();
    return agendamento::Pessoa{achada->id,
                               achada->nome,
                               achada->perfil,
                               achada->situacao,
                               achada->duracaoPadraoMin,
                               achada->aceiteAutomatico,
                               achada->encaixesPorDia};
}

Resultado<QList<dominio::MedicoId>> PessoasDoAgendamento::medicos(const agendamento::FiltroMedicos &filtro)
{
    if (!m_pessoas)
        return falha(semVizinho());
    return m_pessoas->medicosAtivos(filtro.especialidade, filtro.convenio);
}

Resultado<qint64> AgendaParaAuth::versao()
{
    if (!m_leituras)
        return falha(semVizinho());
    return m_leituras->versao();
}

Resultado<QHash<dominio::MedicoId, auth::ResumoAgenda>> AgendaParaAuth::resumo(const QList<dominio::MedicoId> &medicos,
                                                                               const auth::FiltroDisponivel &filtro,
                                                                               dominio::Instante agora)
{
    if (!m_leituras)
        return falha(semVizinho());
    QList<dominio::MedicoId> quais = medicos;
    if (!filtro.vazio()) {
        const auto de = filtro.de.value_or(agora);
        const auto ate = filtro.ate.value_or(de.maisMinutos(dominio::diasDeHorarios * 24 * 60));
        AGENDA_OBTER(quais, m_leituras->disponiveis(medicos, de, ate, agora));
    }
    AGENDA_OBTER(const auto resumos, m_leituras->resumo(quais, agora));
    QHash<dominio::MedicoId, auth::ResumoAgenda> saida;
    for (auto it = resumos.cbegin(); it != resumos.cend(); ++it) {
        auth::ResumoAgenda resumo{it->unidades, std::nullopt};
        if (it->proximo)
            resumo.proximoHorario = contrato::Momento{it->proximo->inicio, it->proximo->deslocamento};
        saida.insert(it.key(), resumo);
    }
    return saida;
}

Resultado<QList<dominio::PacienteId>> AgendaParaAuth::pacientes(dominio::MedicoId medico)
{
    if (!m_leituras)
        return falha(semVizinho());
    return m_leituras->pacientesDe(medico);
}

Resultado<std::optional<notificacoes::Contato>> FontesDasNotificacoes::contato(dominio::UsuarioId id)
{
    if (!m_pessoas)
        return falha(semVizinho());
    AGENDA_OBTER(const auto achada, m_pessoas->pessoa(id));
    if (!achada)
        return std::optional<notificacoes::Contato>();
    return notificacoes::Contato{achada->id,       achada->perfil, achada->nome,  achada->email,
                                 achada->telefone, achada->idioma, achada->canais};
}

Resultado<std::optional<notificacoes::Unidade>> FontesDasNotificacoes::unidade(dominio::UnidadeId id)
{
    if (!m_leituras)
        return falha(semVizinho());
    AGENDA_OBTER(const auto achada, m_leituras->unidade(id));
    if (!achada)
        return std::optional<notificacoes::Unidade>();
    return notificacoes::Unidade{achada->id, achada->nome, achada->fuso, achada->endereco};
}

Resultado<std::optional<notificacoes::ConsultaResumo>> FontesDasNotificacoes::consulta(dominio::ConsultaId id)
{
    if (!m_leituras)
        return falha(semVizinho());
    AGENDA_OBTER(const auto achada, m_leituras->consulta(id));
    if (!achada)
        return std::optional<notificacoes::ConsultaResumo>();
    return notificacoes::ConsultaResumo{achada->id,         achada->medicoId,  achada->medicoNome,
                                        achada->pacienteId, achada->unidadeId, achada->inicio.instante};
}

} // namespace app
