// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiconsultas.h"

namespace api {

using namespace detalhe;
using contrato::Consulta;
using dominio::Codigo;
using dominio::falha;

namespace {

void filtrar(Pedido &pedido, const FiltroConsultas &f)
{
    juntar(pedido.consulta, "de", f.de);
    juntar(pedido.consulta, "ate", f.ate);
    juntar(pedido.consulta, "situacao", f.situacao);
}

// Where an action leads; nothing for a word that is none.
QString situacaoDepoisDe(const QString &acao)
{
    static const QHash<QString, dominio::Situacao> alvos{
        {QStringLiteral("confirmar"), dominio::Situacao::Confirmada},
        {QStringLiteral("recusar"), dominio::Situacao::Recusada},
        {QStringLiteral("cancelar"), dominio::Situacao::Cancelada},
        {QStringLiteral("presenca"), dominio::Situacao::Presente},
        {QStringLiteral("iniciar"), dominio::Situacao::EmAtendimento},
        {QStringLiteral("concluir"), dominio::Situacao::Realizada},
        {QStringLiteral("falta"), dominio::Situacao::Faltou},
        {QStringLiteral("desistencia"), dominio::Situacao::NaoAguardou},
        {QStringLiteral("desfazer"), dominio::Situacao::Confirmada}};
    const auto it = alvos.constFind(acao);
    return it == alvos.cend() ? QString() : QString(dominio::texto(*it));
}

// The appointment is where the action leads: an earlier sending whose answer was lost got there (Qt itself sends again
// on a connection that broke), or somebody did the same.
bool jaEstavaFeito(const dominio::Erro &erro, const QString &alvo)
{
    return erro.codigo == Codigo::TransicaoInvalida && !alvo.isEmpty() &&
           erro.extras.value(QStringLiteral("situacao")).toString() == alvo;
}

} // namespace

void ApiConsultas::listar(const FiltroConsultas &f, QObject *contexto, Lista depois)
{
    Pedido pedido = pedidoDe(caminhos::consultas);
    filtrar(pedido, f);
    juntar(pedido.consulta, "unidadeId", f.unidadeId);
    juntar(pedido.consulta, "medicoId", f.medicoId);
    juntar(pedido.consulta, "busca", f.busca);
    if (f.orfa)
        juntar(pedido.consulta, "orfa", *f.orfa ? QStringLiteral("true") : QStringLiteral("false"));
    juntarPaginas<Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::doMedico(const QString &medicoId, const FiltroConsultas &f, QObject *contexto, Lista depois)
{
    Pedido pedido = pedidoDe(caminhos::consultasDoMedico, {medicoId});
    filtrar(pedido, f);
    juntarPaginas<Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::doPaciente(const QString &pacienteId, QObject *contexto, Lista depois)
{
    doPaciente(pacienteId, {}, contexto, std::move(depois));
}

void ApiConsultas::doPaciente(const QString &pacienteId, const FiltroConsultas &f, QObject *contexto, Lista depois)
{
    Pedido pedido = pedidoDe(caminhos::consultasDoPaciente, {pacienteId});
    filtrar(pedido, f);
    juntar(pedido.consulta, "medicoId", f.medicoId);
    juntarPaginas<Consulta>(m_http, pedido, contexto, std::move(depois));
}

void ApiConsultas::ver(const QString &id, QObject *contexto, Depois<contrato::ConsultaDetalhada> depois)
{
    m_http.pedir(pedidoDe(caminhos::consulta, {id}), contexto, lendo(std::move(depois)));
}

void ApiConsultas::marcar(const contrato::NovaConsulta &nova, const QByteArray &chave, QObject *contexto,
                          Depois<Consulta> depois)
{
    Pedido pedido = pedidoDe("POST", caminhos::consultas, {}, contrato::escrever(nova));
    pedido.chave = chave;
    m_http.pedir(pedido, contexto, lendo(std::move(depois)));
}

void ApiConsultas::mudar(const QString &id, const QString &acao, const QString &motivo, QObject *contexto,
                         Depois<Consulta> depois)
{
    contrato::MotivoCorpo corpo;
    if (!motivo.isEmpty())
        corpo.motivo = motivo;
    const bool aceitaCorpo = acao == QLatin1String("cancelar") || acao == QLatin1String("recusar");
    const Pedido pedido = pedidoDe("PUT", caminhos::transicao, {id, acao},
                                   aceitaCorpo || corpo.motivo ? contrato::escrever(corpo) : QByteArray());
    m_http.pedir(pedido, contexto,
                 [&http = m_http, id, contexto, alvo = situacaoDepoisDe(acao), depois](const Resultado<Resposta> &r) {
                     if (!r && jaEstavaFeito(r.error(), alvo))
                         return http.pedir(pedidoDe(caminhos::consulta, {id}), contexto, lendo(depois));
                     lendo(depois)(r);
                 });
}

} // namespace api
