// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluxoeventos.h"

#include <QNetworkReply>

namespace api {

namespace {

constexpr int silencioMs = 20'000; // the server says something every 15 s
constexpr int sondaMs = 3'000;     // and answers a small question much sooner where the network died silently

} // namespace

FluxoEventos::FluxoEventos(ClienteHttp &http, QObject *parent) : QObject(parent), m_http(http)
{
    m_vigia.setSingleShot(true);
    m_vigia.setInterval(silencioMs);
    connect(&m_vigia, &QTimer::timeout, this, [this] { cair(); });
    m_religar.setSingleShot(true);
    connect(&m_religar, &QTimer::timeout, this, [this] { conectar(); });
    m_sonda.setInterval(sondaMs);
    connect(&m_sonda, &QTimer::timeout, this, [this] {
        Pedido pedido;
        pedido.metodo = "HEAD";
        pedido.caminho = QStringLiteral("/healthz");
        pedido.comToken = false;
        m_http.pedir(pedido, this, [this](const Resultado<Resposta> &r) {
            if (!r && r.error().codigo == dominio::Codigo::SemConexao)
                cair();
        });
    });
}

FluxoEventos::~FluxoEventos()
{
    if (m_resposta)
        m_resposta->disconnect(this);
}

void FluxoEventos::iniciar()
{
    m_tentativas = 0;
    conectar();
    m_sonda.start();
}

void FluxoEventos::parar()
{
    m_sonda.stop();
    m_religar.stop();
    m_vigia.stop();
    if (m_resposta) {
        m_resposta->disconnect(this);
        m_resposta->abort();
        m_resposta->deleteLater();
        m_resposta = nullptr;
    }
    m_ultimo.clear();
    mudar(Estado::Parado);
}

void FluxoEventos::conectar()
{
    Pedido pedido;
    pedido.caminho = QStringLiteral("/eventos");
    QNetworkRequest requisicao = m_http.requisicao(pedido);
    requisicao.setRawHeader("Accept", "text/event-stream");
    requisicao.setTransferTimeout(0);
    requisicao.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!m_ultimo.isEmpty())
        requisicao.setRawHeader("Last-Event-ID", m_ultimo);
    m_entrada.clear();
    m_resposta = m_http.rede().get(requisicao);
    m_resposta->setParent(this);
    connect(m_resposta, &QNetworkReply::readyRead, this, [this] { ler(); });
    connect(m_resposta, &QNetworkReply::finished, this, [this] { cair(); });
    m_vigia.start();
}

void FluxoEventos::ler()
{
    if (m_resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
        return;
    m_vigia.start();
    m_entrada += m_resposta->readAll();
    if (m_estado != Estado::AoVivo) {
        m_tentativas = 0;
        mudar(Estado::AoVivo);
    }
    for (qsizetype fim; (fim = m_entrada.indexOf("\n\n")) >= 0;) {
        const QByteArray bloco = m_entrada.left(fim);
        m_entrada.remove(0, fim + 2);
        tratarBloco(bloco);
    }
}

void FluxoEventos::tratarBloco(const QByteArray &bloco)
{
    QByteArray tipo, id, dados;
    for (const QByteArray &linha : bloco.split('\n')) {
        if (linha.startsWith("event: "))
            tipo = linha.mid(7);
        else if (linha.startsWith("id: "))
            id = linha.mid(4);
        else if (linha.startsWith("data: "))
            dados += linha.mid(6);
    }
    if (tipo == "recarregar")
        Q_EMIT recarregar();
    if (tipo.isEmpty() || id.isEmpty())
        return;
    m_ultimo = id;
    if (const auto lido = contrato::lerEvento(dados))
        Q_EMIT evento(*lido);
}

void FluxoEventos::cair()
{
    if (!m_resposta)
        return;
    const int status = m_resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_resposta->disconnect(this);
    m_resposta->abort();
    m_resposta->deleteLater();
    m_resposta = nullptr;
    m_vigia.stop();
    mudar(Estado::Reconectando);
    const int pausa = std::min(5'000, 250 * (1 << std::min(m_tentativas++, 5)));
    if (status == 401)
        m_http.renovar([this, pausa](bool) { m_religar.start(pausa); });
    else
        m_religar.start(pausa);
}

void FluxoEventos::mudar(Estado estado)
{
    if (std::exchange(m_estado, estado) != estado)
        Q_EMIT mudouEstado(estado);
}

} // namespace api
