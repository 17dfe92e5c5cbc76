// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ouvinte.h"

#include "qthttp.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <future>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using Situacao = QHttpServerResponse::StatusCode;

namespace {

constexpr auto metricasTipo = "text/plain; version=0.0.4; charset=utf-8";
constexpr auto jsonTipo = "application/json; charset=utf-8";
constexpr auto problemaTipo = "application/problem+json; charset=utf-8";

// By their digests: comparing those tells a client nothing about the secret, however long the comparison takes.
bool mesmoSegredo(const QByteArray &a, const QByteArray &b)
{
    const auto resumo = [](const QByteArray &v) { return QCryptographicHash::hash(v, QCryptographicHash::Sha256); };
    return resumo(a) == resumo(b);
}

} // namespace

struct Ouvinte::Privado {
    Privado(ConfigOperacao c, const Mural &w) : config(std::move(c)), mural(w) {}

    // Runs f in the listener's thread and waits for it.
    template<class F>
    void naThread(F f)
    {
        std::promise<void> feito;
        auto fim = feito.get_future();
        QMetaObject::invokeMethod(
            &dentro,
            [&] {
                f();
                feito.set_value();
            },
            Qt::QueuedConnection);
        fim.wait();
    }

    bool abrir()
    {
        http = std::make_unique<QHttpServer>();
        auto *portao = new Portao(config.limites);
        portao->setParent(http.get());
        if (!portao->listen(config.endereco, config.porta)) {
            erro = portao->errorString();
            return false;
        }
        porta = portao->serverPort();
        rotas();
        return qthttp::ligar(*http, portao);
    }

    void rotas()
    {
        const auto rota = [this](const char *caminho, auto responder) {
            http->route(QString::fromLatin1(caminho), QHttpServerRequest::Method::Get,
                        [this, responder](const QHttpServerRequest &pedido) {
                            QHttpServerResponse r = pode(pedido) ? responder() : recusar(pedido);
                            qthttp::porCabecalho(r, "Cache-Control", "no-store");
                            return r;
                        });
        };
        rota("/healthz", [this] { return vivo(); });
        rota("/readyz", [this] { return pronto(); });
        rota("/metrics", [this] { return medidas(); });
    }

    bool pode(const QHttpServerRequest &pedido) const
    {
        return config.token.isEmpty() || mesmoSegredo(pedido.value("Authorization"), "Bearer " + config.token);
    }

    // The form and the codes that the API has for the same refusal.
    static QHttpServerResponse recusar(const QHttpServerRequest &pedido)
    {
        const bool nenhum = pedido.value("Authorization").isEmpty();
        const QString codigo = dominio::texto(nenhum ? Codigo::TokenAusente : Codigo::TokenInvalido);
        const QString titulo =
            nenhum ? QStringLiteral("Identificação necessária") : QStringLiteral("Identificação inválida");
        const QJsonObject problema{{QStringLiteral("type"), QString(QStringLiteral("urn:agenda:erro:") + codigo)},
                                   {QStringLiteral("title"), titulo},
                                   {QStringLiteral("status"), 401},
                                   {QStringLiteral("codigo"), codigo}};
        QHttpServerResponse r(problemaTipo, QJsonDocument(problema).toJson(QJsonDocument::Compact),
                              Situacao::Unauthorized);
        qthttp::porCabecalho(r, "WWW-Authenticate", nenhum ? "Bearer" : "Bearer error=\"invalid_token\"");
        return r;
    }

    QHttpServerResponse vivo() const
    {
        const qint64 idade = mural.idadeMs();
        const QByteArray texto = idade < 0 ? QByteArray("null") : QByteArray::number(idade);
        return {jsonTipo, "{\"vivo\":true,\"idadeMs\":" + texto + '}'};
    }

    QHttpServerResponse pronto() const
    {
        const Prontidao prontidao = mural.prontidao();
        QHttpServerResponse r(jsonTipo, prontidao.corpo,
                              prontidao.pronto ? Situacao::Ok : Situacao::ServiceUnavailable);
        if (!prontidao.pronto)
            qthttp::porCabecalho(r, "Retry-After", "5");
        return r;
    }

    // The numbers are as old as the picture, and its age is one of them.
    QHttpServerResponse medidas() const
    {
        const auto retrato = mural.atual();
        if (!retrato)
            return {metricasTipo, QByteArray(), Situacao::ServiceUnavailable};
        const QByteArray idade = QByteArray::number(double(mural.idadeMs()) / 1'000, 'f', 3);
        return {metricasTipo, retrato->metricas + "# TYPE agenda_retrato_idade_segundos gauge\n" +
                                  "agenda_retrato_idade_segundos " + idade + '\n'};
    }

    const ConfigOperacao config;
    const Mural &mural;
    QThread thread;
    QObject dentro; // lives in the thread
    std::unique_ptr<QHttpServer> http;
    quint16 porta = 0;
    QString erro;
};

Ouvinte::Ouvinte(ConfigOperacao config, const Mural &mural) : m(std::make_unique<Privado>(std::move(config), mural)) {}

Ouvinte::~Ouvinte()
{
    parar();
}

dominio::Resultado<void> Ouvinte::escutar()
{
    m->dentro.moveToThread(&m->thread);
    m->thread.start();
    bool abriu = false;
    m->naThread([&] {
        nomearThread("operacao");
        abriu = m->abrir();
    });
    if (abriu)
        return {};
    parar();
    return falha(Erro(Codigo::Indisponivel, QStringLiteral("operacao.porta: ") + m->erro));
}

quint16 Ouvinte::porta() const
{
    return m->porta;
}

void Ouvinte::parar()
{
    if (!m->thread.isRunning())
        return;
    m->naThread([this] { m->http.reset(); });
    m->thread.quit();
    m->thread.wait();
}

} // namespace nucleo
