// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace api {

using dominio::Resultado;

struct Pedido {
    QByteArray metodo = "GET";
    QString caminho; // "/consultas"
    QUrlQuery consulta;
    QByteArray corpo;  // JSON
    QByteArray chave;  // Idempotency-Key: makes a POST safe to send again
    QByteArray versao; // If-Match
    bool comToken = true;
    [[nodiscard]] bool repetivel() const { return metodo == "GET" || metodo == "PUT" || !chave.isEmpty(); }
};

struct Resposta {
    int status = 0;
    QByteArray corpo, versao; // versao: the ETag
};

using Retorno = std::function<void(Resultado<Resposta>)>;

// HTTP to the clinic's server: token, time-outs, retries of what is safe to repeat, one refresh shared by all requests
// that find their token expired. Answers go to a context object: when it is gone they are dropped.
class ClienteHttp final : public QObject
{
    Q_OBJECT

public:
    explicit ClienteHttp(const QUrl &servidor, QObject *parent = nullptr);

    void pedir(const Pedido &pedido, QObject *contexto, Retorno retorno);
    void usarToken(const QByteArray &token) { m_token = token; }
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] const QUrl &servidor() const { return m_servidor; }
    [[nodiscard]] QNetworkRequest requisicao(const Pedido &pedido) const;
    [[nodiscard]] QNetworkAccessManager &rede() { return m_rede; }
    // Asked when a token has expired; calls back with whether there is a new one. The session sets it.
    using Renovador = std::function<void(std::function<void(bool)>)>;
    void usarRenovador(Renovador renovador) { m_renovador = std::move(renovador); }
    void renovar(std::function<void(bool)> depois);

Q_SIGNALS:
    // The server answered (true) or could not be reached (false) — by whatever request.
    void alcance(bool respondeu);

private:
    struct Andamento {
        Pedido pedido;
        QPointer<QObject> contexto;
        Retorno retorno;
        int tentativas = 0;
        bool renovou = false;
    };
    void enviar(const std::shared_ptr<Andamento> &a);
    void receber(const std::shared_ptr<Andamento> &a, class QNetworkReply *resposta);
    static void entregar(const std::shared_ptr<Andamento> &a, Resultado<Resposta> resultado);

    const QUrl m_servidor;
    QNetworkAccessManager m_rede;
    QByteArray m_token;
    Renovador m_renovador;
    QList<std::function<void(bool)>> m_esperandoRenovacao;
};

} // namespace api
