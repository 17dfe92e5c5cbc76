// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>

class QNetworkReply;

namespace api {

using dominio::Resultado;

struct Pedido {
    QByteArray metodo = "GET";
    QString caminho; // "/consultas"; what stands in for a {place} is escaped already (contrato::caminhos::preencher)
    QUrlQuery consulta;
    QByteArray corpo;  // JSON
    QByteArray chave;  // Idempotency-Key: makes a POST safe to send again
    QByteArray versao; // If-Match
    bool comToken = true;
    bool repetir = false; // this POST is safe to send again without a key
    int prazoMs = 10'000; // without a byte from the server
    int tentativas = 3;   // at most, where it is safe to send again
    [[nodiscard]] bool repetivel() const { return metodo != "POST" || repetir || !chave.isEmpty(); }
};

struct Resposta {
    int status = 0;
    QByteArray corpo, versao; // versao: the ETag
};

using Retorno = std::function<void(Resultado<Resposta>)>;

// HTTP to the clinic's server: token, time-outs, retries of what is safe to repeat, one refresh shared by all requests
// that find their token expired. Answers go to a context object: when it is gone they are dropped, and what only read
// is cancelled. Beware: a request whose connection breaks before the first byte of the answer is sent again by Qt
// itself, whatever its method; so what creates something carries a key.
class ClienteHttp final : public QObject
{
    Q_OBJECT

public:
    explicit ClienteHttp(const QUrl &servidor, QObject *parent = nullptr);

    void pedir(const Pedido &pedido, QObject *contexto, Retorno retorno);
    // Where it is known how long it is good for, it is refreshed in time: on what needs no token the server takes one
    // that has expired for none, and does not say so.
    void usarToken(const QByteArray &token, int validadeS = 0); // 0: not known
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    [[nodiscard]] const QUrl &servidor() const { return m_servidor; }
    [[nodiscard]] QNetworkRequest requisicao(const Pedido &pedido) const;
    [[nodiscard]] QNetworkAccessManager &rede() { return m_rede; }

    // Gets a new token and calls back; SemConexao or Indisponivel mean that the session may still live. The session
    // sets it; taking it away fails what waits for it.
    using DepoisDeRenovar = std::function<void(const Resultado<void> &)>;
    using Renovador = std::function<void(DepoisDeRenovar)>;
    void usarRenovador(Renovador renovador);
    void renovar(DepoisDeRenovar depois);

Q_SIGNALS:
    // The server answered (true) or could not be reached (false) — by whatever request.
    void alcance(bool respondeu);

private:
    struct Andamento {
        Pedido pedido;
        QPointer<QObject> contexto;
        Retorno retorno;
        QByteArray token = {}; // the one it was last sent with
        int tentativas = 0;
        bool renovou = false;
    };
    using Vez = std::shared_ptr<Andamento>;
    void enviar(const Vez &a);
    void receber(const Vez &a, QNetworkReply *resposta);
    void falhar(const Vez &a, const dominio::Erro &erro);
    void repetirDepois(const Vez &a, int ms);
    void repetirComTokenNovo(const Vez &a, const dominio::Erro &erro);
    void terminarRenovacao(const Resultado<void> &resultado);
    static void entregar(const Vez &a, Resultado<Resposta> resultado);

    const QUrl m_servidor;
    QNetworkAccessManager m_rede;
    QByteArray m_token;
    QDeadlineTimer m_validade{QDeadlineTimer::Forever};
    Renovador m_renovador;
    QList<DepoisDeRenovar> m_esperandoRenovacao;
};

} // namespace api
