// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessao.h"

namespace api {

using contrato::RespostaLogin;
using dominio::Codigo;
using dominio::falha;

Sessao::Sessao(ClienteHttp &http, const QString &programa, QObject *parent) :
    QObject(parent), m_http(http), m_cofre(programa, http.servidor().toString())
{
    m_http.usarRenovador([this](std::function<void(bool)> depois) { renovar(std::move(depois)); });
}

void Sessao::entrar(const QString &login, const QString &senha, QObject *contexto, Depois depois)
{
    contrato::EntradaLogin entrada;
    entrada.login = login;
    entrada.senha = senha;
    Pedido pedido;
    pedido.metodo = "POST";
    pedido.caminho = QStringLiteral("/auth/login");
    pedido.corpo = contrato::escrever(entrada);
    pedido.comToken = false;
    m_http.pedir(pedido, contexto, [this, depois](Resultado<Resposta> r) {
        if (!r)
            return depois(falha(r.error()));
        const auto lida = contrato::lerTolerante<RespostaLogin>(r->corpo);
        if (!lida)
            return depois(falha(lida.error()));
        aceitar(*lida);
        depois(*m_usuario);
    });
}

void Sessao::aceitar(const RespostaLogin &resposta)
{
    m_usuario = resposta.usuario;
    m_http.usarToken(resposta.access_token.toLatin1());
    m_renovacao = resposta.refresh_token.toLatin1();
    m_cofre.guardar(m_renovacao, [this](Cofre::Estado estado) {
        if (std::exchange(m_temCofre, estado == Cofre::Estado::Certo) && !m_temCofre)
            Q_EMIT semCofre();
    });
}

void Sessao::retomar(QObject *contexto, Depois depois)
{
    m_cofre.buscar([this, contexto = QPointer(contexto), depois](Cofre::Estado estado, const QByteArray &segredo) {
        m_temCofre = estado != Cofre::Estado::SemCofre;
        if (!contexto)
            return;
        if (estado != Cofre::Estado::Certo || segredo.isEmpty())
            return depois(falha(Codigo::NaoEncontrado));
        m_renovacao = segredo;
        m_http.renovar([this, contexto, depois](bool conseguiu) {
            if (contexto)
                depois(conseguiu && m_usuario ? Resultado<contrato::Usuario>(*m_usuario)
                                              : falha(Codigo::NaoEncontrado));
        });
    });
}

void Sessao::renovar(std::function<void(bool)> depois)
{
    if (m_renovacao.isEmpty())
        return depois(false);
    contrato::CorpoRefresh corpo;
    corpo.refresh_token = QString::fromLatin1(m_renovacao);
    Pedido pedido;
    pedido.metodo = "POST";
    pedido.caminho = QStringLiteral("/auth/refresh");
    pedido.corpo = contrato::escrever(corpo);
    pedido.comToken = false;
    // A lost reply is asked for again: the server gives a spent token its successor for a short while.
    pedido.chave = "renovacao";
    m_http.pedir(pedido, this, [this, depois](Resultado<Resposta> r) {
        if (r) {
            if (const auto lida = contrato::lerTolerante<RespostaLogin>(r->corpo)) {
                aceitar(*lida);
                return depois(true);
            }
        }
        const bool recusada = !r && r.error().codigo != Codigo::SemConexao && r.error().codigo != Codigo::Indisponivel;
        if (recusada) {
            m_renovacao.clear();
            m_cofre.apagar();
            Q_EMIT acabou();
        }
        depois(false);
    });
}

void Sessao::sair()
{
    if (!m_renovacao.isEmpty()) {
        contrato::CorpoRefresh corpo;
        corpo.refresh_token = QString::fromLatin1(m_renovacao);
        Pedido pedido;
        pedido.metodo = "POST";
        pedido.caminho = QStringLiteral("/auth/logout");
        pedido.corpo = contrato::escrever(corpo);
        m_http.pedir(pedido, this, [](const Resultado<Resposta> &) {});
    }
    m_renovacao.clear();
    m_http.usarToken({});
    m_usuario.reset();
    m_cofre.apagar();
}

} // namespace api
