// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clientehttp.h"

#include <contrato/problema.h>

#include <QLocale>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTimer>

namespace api {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int esperaMaximaMs = 5'000; // a longer Retry-After is the user's to wait for

// The pause before the next try, growing, and a little different for each program so that they do not come at once.
int pausaMs(int tentativa, int pedidaSegundos)
{
    const int base = 250 * tentativa * tentativa;
    return std::max(base + int(QRandomGenerator::global()->bounded(base)), pedidaSegundos * 1000);
}

// Sent again, the same request may be answered otherwise.
bool passageiro(Codigo codigo)
{
    switch (codigo) {
    case Codigo::SemConexao:
    case Codigo::Indisponivel:
    case Codigo::EmAndamento: // our own first try is still at work
    case Codigo::MuitasRequisicoes:
        return true;
    default:
        return false;
    }
}

bool pedeToken(const Erro &erro)
{
    return erro.codigo == Codigo::TokenExpirado || erro.codigo == Codigo::TokenInvalido ||
           erro.codigo == Codigo::TokenAusente;
}

} // namespace

ClienteHttp::ClienteHttp(const QUrl &servidor, QObject *parent) : QObject(parent), m_servidor(servidor)
{
    m_rede.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QNetworkRequest ClienteHttp::requisicao(const Pedido &pedido) const
{
    QUrl url = m_servidor;
    QString base = url.path(QUrl::FullyEncoded);
    while (base.endsWith(u'/'))
        base.chop(1);
    url.setPath(base + pedido.caminho, QUrl::StrictMode);
    if (!pedido.consulta.isEmpty())
        url.setQuery(pedido.consulta);
    QNetworkRequest requisicao(url);
    requisicao.setTransferTimeout(pedido.prazoMs);
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

void ClienteHttp::usarToken(const QByteArray &token, int validadeS)
{
    m_token = token;
    m_validade = validadeS > 0 ? QDeadlineTimer(validadeS * qint64(900)) // while a tenth of its time is left
                               : QDeadlineTimer(QDeadlineTimer::Forever);
}

void ClienteHttp::pedir(const Pedido &pedido, QObject *contexto, Retorno retorno)
{
    enviar(std::make_shared<Andamento>(Andamento{pedido, contexto, std::move(retorno)}));
}

void ClienteHttp::enviar(const Vez &a)
{
    const bool soLe = a->pedido.metodo == "GET" || a->pedido.metodo == "HEAD";
    if (soLe && !a->contexto)
        return;
    ++a->tentativas;
    a->token = m_token;
    if (a->pedido.comToken && !m_token.isEmpty() && m_validade.hasExpired() && !a->renovou)
        return repetirComTokenNovo(a, Codigo::TokenExpirado);
    QNetworkReply *resposta = m_rede.sendCustomRequest(requisicao(a->pedido), a->pedido.metodo, a->pedido.corpo);
    connect(resposta, &QNetworkReply::finished, this, [this, a, resposta] { receber(a, resposta); });
    if (soLe)
        connect(a->contexto, &QObject::destroyed, resposta, &QNetworkReply::abort);
}

void ClienteHttp::receber(const Vez &a, QNetworkReply *resposta)
{
    resposta->deleteLater();
    if (!a->contexto && resposta->error() == QNetworkReply::OperationCanceledError)
        return; // nobody waits for it any more
    const int status = resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    Q_EMIT alcance(status != 0);
    // A body that broke off is no answer, whatever its status line said.
    const bool inteira = resposta->error() == QNetworkReply::NoError;
    if (status == 0 || (status < 400 && !inteira))
        return falhar(a, Codigo::SemConexao);
    if (status >= 200 && status < 300)
        return entregar(a, Resposta{status, resposta->readAll(), resposta->rawHeader("ETag")});
    const Erro erro = contrato::erroDeProblema(status, resposta->readAll(), resposta->rawHeader("Retry-After").toInt());
    if (status == 401 && pedeToken(erro) && a->pedido.comToken && !a->token.isEmpty() && !a->renovou)
        return repetirComTokenNovo(a, erro);
    falhar(a, erro);
}

void ClienteHttp::falhar(const Vez &a, const Erro &erro)
{
    const bool outraVez = passageiro(erro.codigo) && a->pedido.repetivel() && a->tentativas < a->pedido.tentativas &&
                          erro.tentarEmSegundos * 1000 <= esperaMaximaMs;
    if (outraVez && a->contexto)
        return repetirDepois(a, pausaMs(a->tentativas, erro.tentarEmSegundos));
    entregar(a, falha(erro));
}

void ClienteHttp::repetirDepois(const Vez &a, int ms)
{
    QTimer::singleShot(ms, this, [this, a] {
        if (a->contexto)
            enviar(a);
    });
}

void ClienteHttp::repetirComTokenNovo(const Vez &a, const Erro &erro)
{
    a->renovou = true;
    --a->tentativas; // the server did nothing with it
    if (!m_token.isEmpty() && a->token != m_token)
        return enviar(a); // somebody else's refresh came in between
    renovar([this, a, erro](const Resultado<void> &r) {
        if (r)
            return enviar(a);
        // Out of reach, the session may still live: that is another failure than its end.
        entregar(a, falha(passageiro(r.error().codigo) ? r.error() : erro));
    });
}

void ClienteHttp::usarRenovador(Renovador renovador)
{
    m_renovador = std::move(renovador);
    // Not from here: this may be the end of a window whose parts are half gone.
    if (!m_esperandoRenovacao.isEmpty())
        QMetaObject::invokeMethod(
            this, [this] { terminarRenovacao(falha(Codigo::TokenInvalido)); }, Qt::QueuedConnection);
}

void ClienteHttp::renovar(DepoisDeRenovar depois)
{
    m_esperandoRenovacao << std::move(depois);
    if (m_esperandoRenovacao.size() > 1)
        return; // one is under way
    if (!m_renovador)
        return terminarRenovacao(falha(Codigo::TokenInvalido));
    m_renovador([this](const Resultado<void> &r) { terminarRenovacao(r); });
}

void ClienteHttp::terminarRenovacao(const Resultado<void> &resultado)
{
    const QList<DepoisDeRenovar> esperando = std::exchange(m_esperandoRenovacao, {});
    for (const DepoisDeRenovar &depois : esperando)
        depois(resultado);
}

void ClienteHttp::entregar(const Vez &a, Resultado<Resposta> resultado)
{
    if (a->contexto && a->retorno)
        a->retorno(std::move(resultado));
}

} // namespace api
