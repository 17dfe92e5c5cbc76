// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessao.h"

#include <contrato/caminhos.h>

namespace api {

using contrato::RespostaLogin;
using dominio::Codigo;
using dominio::falha;
namespace caminhos = contrato::caminhos;

namespace {

Pedido pedidoComCorpo(const char *caminho, const QByteArray &corpo)
{
    Pedido pedido;
    pedido.metodo = "POST";
    pedido.caminho = QString::fromLatin1(caminho);
    pedido.corpo = corpo;
    pedido.comToken = false;
    return pedido;
}

Pedido pedidoComRenovacao(const char *caminho, const QByteArray &renovacao)
{
    contrato::CorpoRefresh corpo;
    corpo.refresh_token = QString::fromLatin1(renovacao);
    Pedido pedido = pedidoComCorpo(caminho, contrato::escrever(corpo));
    // A lost reply is asked for again: for a moment, the server gives a spent token the same successor.
    pedido.repetir = true;
    return pedido;
}

// The refresh failed for a reason that says nothing about the session.
bool podeViverAinda(Codigo codigo)
{
    switch (codigo) {
    case Codigo::SemConexao:
    case Codigo::Indisponivel:
    case Codigo::MuitasRequisicoes:
    case Codigo::EmAndamento:
    case Codigo::ErroInterno:
    case Codigo::SemEspaco:
        return true;
    default:
        return false;
    }
}

} // namespace

Sessao::Sessao(ClienteHttp &http, const QString &programa, QObject *parent) :
    QObject(parent), m_http(http), m_cofre(programa, http.servidor().toString())
{
    m_http.usarRenovador([this](ClienteHttp::DepoisDeRenovar depois) { renovar(std::move(depois)); });
}

Sessao::~Sessao()
{
    m_http.usarRenovador({});
}

void Sessao::entrar(const QString &login, const QString &senha, QObject *contexto, Depois depois, const QString &codigo)
{
    contrato::EntradaLogin entrada;
    entrada.login = login;
    entrada.senha = senha;
    if (!codigo.isEmpty())
        entrada.codigo = codigo;
    m_http.pedir(pedidoComCorpo(caminhos::login, contrato::escrever(entrada)), this,
                 [this, contexto = QPointer(contexto), depois](Resultado<Resposta> r) {
                     if (!contexto)
                         return;
                     if (!r)
                         return depois(falha(r.error()));
                     const auto lida = contrato::lerTolerante<RespostaLogin>(r->corpo);
                     if (!lida)
                         return depois(falha(lida.error()));
                     aceitar(*lida);
                     depois(lida->usuario);
                 });
}

void Sessao::aceitar(const RespostaLogin &resposta)
{
    m_usuario = resposta.usuario;
    m_http.usarToken(resposta.access_token.toLatin1(), resposta.expires_in);
    m_renovacao = resposta.refresh_token.toLatin1();
    m_cofre.guardar(m_renovacao, [this](Cofre::Estado estado) { notarCofre(estado); });
}

void Sessao::notarCofre(Cofre::Estado estado)
{
    const bool tinha = std::exchange(m_temCofre, estado != Cofre::Estado::SemCofre);
    if (tinha && !m_temCofre)
        Q_EMIT semCofre();
}

void Sessao::retomar(QObject *contexto, Depois depois)
{
    m_cofre.buscar([this, contexto = QPointer(contexto), depois](Cofre::Estado estado, const QByteArray &segredo) {
        notarCofre(estado);
        if (!contexto)
            return;
        if (estado != Cofre::Estado::Certo || segredo.isEmpty())
            return depois(falha(Codigo::NaoEncontrado));
        m_renovacao = segredo;
        m_http.renovar([this, contexto, depois](const Resultado<void> &r) {
            if (!contexto)
                return;
            if (r && m_usuario)
                return depois(*m_usuario);
            const bool acabou = r || m_renovacao.isEmpty();
            depois(falha(acabou ? dominio::Erro(Codigo::NaoEncontrado) : r.error()));
        });
    });
}

void Sessao::quemSou(QObject *contexto, Depois depois)
{
    Pedido pedido;
    pedido.caminho = QString::fromLatin1(caminhos::eu);
    m_http.pedir(pedido, contexto, [eu = QPointer(this), depois](const Resultado<Resposta> &r) {
        if (!r)
            return depois(falha(r.error()));
        const auto usuario = contrato::lerTolerante<contrato::Usuario>(r->corpo);
        if (usuario && eu)
            eu->m_usuario = *usuario;
        depois(usuario);
    });
}

void Sessao::renovar(ClienteHttp::DepoisDeRenovar depois)
{
    if (m_renovacao.isEmpty())
        return depois(falha(Codigo::TokenInvalido));
    m_http.pedir(pedidoComRenovacao(caminhos::renovar, m_renovacao), this,
                 [this, usada = m_renovacao, depois](const Resultado<Resposta> &r) {
                     if (m_renovacao != usada) // signed out, or in as someone else, meanwhile
                         return depois(falha(Codigo::TokenInvalido));
                     if (!r) {
                         if (!podeViverAinda(r.error().codigo)) {
                             esquecer();
                             Q_EMIT acabou();
                         }
                         return depois(falha(r.error()));
                     }
                     const auto lida = contrato::lerTolerante<RespostaLogin>(r->corpo);
                     if (!lida)
                         return depois(falha(lida.error()));
                     aceitar(*lida);
                     depois({});
                 });
}

void Sessao::esquecer()
{
    m_renovacao.clear();
    m_http.usarToken({});
    m_usuario.reset();
    m_cofre.apagar();
}

void Sessao::sair()
{
    // What this program holds is forgotten in any case; the server ends the session if it can be reached.
    if (!m_renovacao.isEmpty())
        m_http.pedir(pedidoComRenovacao(caminhos::sair, m_renovacao), &m_http, [](const Resultado<Resposta> &) {});
    if (!m_renovacao.isEmpty() || m_usuario)
        esquecer();
}

} // namespace api
