// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientehttp.h"

#include <contrato/problema.h>

#include <QLocale>
#include <QNetworkReply>
#include <QTimer>

namespace api {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int prazoMs = 10'000;
constexpr int tentativasMaximas = 3;

} // namespace

ClienteHttp::ClienteHttp(const QUrl &servidor, QObject *parent) : QObject(parent), m_servidor(servidor)
{
    m_rede.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_rede.setTransferTimeout(prazoMs);
}

QNetworkRequest ClienteHttp::requisicao(const Pedido &pedido) const
{
    QUrl url = m_servidor;
    url.setPath(url.path(QUrl::FullyEncoded).chopped(url.path().endsWith(u'/') ? 1 : 0) + pedido.caminho);
    if (!pedido.consulta.isEmpty())
        url.setQuery(pedido.consulta);
    QNetworkRequest requisicao(url);
    requisicao.setRawHeader("Accept-Language", QLocale().bcp47Name().toLatin1());
    if (!pedido.corpo.isEmpty())
        requisicao.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    if (pedido.comToken && !m_token.isEmpty())
        requisicao.setRawHeader("Authorization", "Bearer " + m_token);
    if (!pedido.chave.isEmpty())
        requisicao.setRawHeader("Idempotency-Key", pedido.chave);
    if (!pedido.versao.isEmpty())
        requisicao.setRawHeader("If-Match", pedido.versao);
    return requisicao;
}

void ClienteHttp::pedir(const Pedido &pedido, QObject *contexto, Retorno retorno)
{
    enviar(std::make_shared<Andamento>(Andamento{pedido, contexto, std::move(retorno)}));
}

void ClienteHttp::enviar(const std::shared_ptr<Andamento> &a)
{
    ++a->tentativas;
    QNetworkReply *resposta = m_rede.sendCustomRequest(requisicao(a->pedido), a->pedido.metodo, a->pedido.corpo);
    connect(resposta, &QNetworkReply::finished, this, [this, a, resposta] { receber(a, resposta); });
}

void ClienteHttp::receber(const std::shared_ptr<Andamento> &a, QNetworkReply *resposta)
{
    resposta->deleteLater();
    const int status = resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Q_EMIT alcance(status != 0);
    if (status >= 200 && status < 300)
        return entregar(a, Resposta{status, resposta->readAll(), resposta->rawHeader("ETag")});
    if (status == 0 || status == 502 || status == 503 || status == 504) {
        const Erro erro = status == 0 ? Erro(Codigo::SemConexao)
                                      : contrato::erroDeProblema(status, resposta->readAll(),
                                                                 resposta->rawHeader("Retry-After").toInt());
        if (!a->pedido.repetivel() || a->tentativas >= tentativasMaximas || !a->contexto)
            return entregar(a, falha(erro));
        QTimer::singleShot(300 * a->tentativas * a->tentativas, this, [this, a] { enviar(a); });
        return;
    }
    const Erro erro = contrato::erroDeProblema(status, resposta->readAll(), resposta->rawHeader("Retry-After").toInt());
    if (status != 401 || erro.codigo != Codigo::TokenExpirado || !a->pedido.comToken || a->renovou)
        return entregar(a, falha(erro));
    a->renovou = true;
    renovar([this, a, erro](bool conseguiu) {
        if (conseguiu)
            enviar(a);
        else
            entregar(a, falha(erro));
    });
}

void ClienteHttp::renovar(std::function<void(bool)> depois)
{
    m_esperandoRenovacao << std::move(depois);
    if (m_esperandoRenovacao.size() > 1)
        return; // one is under way
    const auto terminar = [this](bool conseguiu) {
        for (const auto &espera : std::exchange(m_esperandoRenovacao, {}))
            espera(conseguiu);
    };
    if (m_renovador)
        m_renovador(terminar);
    else
        terminar(false);
}

void ClienteHttp::entregar(const std::shared_ptr<Andamento> &a, Resultado<Resposta> resultado)
{
    if (a->contexto && a->retorno)
        a->retorno(std::move(resultado));
}

} // namespace api
