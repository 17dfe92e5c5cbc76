// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fluxoeventos.h"

#include <contrato/caminhos.h>

#include <QNetworkReply>
#include <QRandomGenerator>

namespace api {

namespace {

constexpr int silencioMs = 20'000; // the server says something every 15 s
constexpr int aberturaMs = 5'000;  // until the stream's first line
// A network that dies without a word shows only when it is asked. After that much silence, looked at once a second,
// and with that time to answer: together less than 5 s.
constexpr int silencioSuspeitoMs = 2'500, olharMs = 1'000, prazoDaSondaMs = 1'300;
constexpr int pausaMaximaMs = 5'000, pausaDeRecusaMs = 30'000;

} // namespace

FluxoEventos::FluxoEventos(ClienteHttp &http, QObject *parent) : QObject(parent), m_http(http)
{
    m_vigia.setSingleShot(true);
    connect(&m_vigia, &QTimer::timeout, this, &FluxoEventos::cair);
    m_religar.setSingleShot(true);
    connect(&m_religar, &QTimer::timeout, this, &FluxoEventos::conectar);
    m_sonda.setInterval(olharMs);
    connect(&m_sonda, &QTimer::timeout, this, [this] {
        if (m_ouviu.elapsed() >= silencioSuspeitoMs)
            sondar();
    });
    // Another request that found nobody is as good as a probe.
    connect(&m_http, &ClienteHttp::alcance, this, [this](bool respondeu) {
        if (!respondeu && m_estado == Estado::AoVivo)
            sondar();
    });
}

FluxoEventos::~FluxoEventos()
{
    if (m_resposta)
        m_resposta->disconnect(this);
}

void FluxoEventos::iniciar()
{
    if (m_resposta || m_religar.isActive())
        return;
    m_quedas = 0;
    conectar();
}

void FluxoEventos::parar()
{
    m_religar.stop();
    soltar();
    m_ultimo.clear();
    m_jaViveu = false;
    mudar(Estado::Parado);
}

void FluxoEventos::conectar()
{
    Pedido pedido;
    pedido.caminho = QString::fromLatin1(contrato::caminhos::eventos);
    pedido.prazoMs = 0;
    QNetworkRequest requisicao = m_http.requisicao(pedido);
    requisicao.setRawHeader("Accept", "text/event-stream");
    requisicao.setRawHeader("Cache-Control", "no-cache");
    requisicao.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    if (!m_ultimo.isEmpty())
        requisicao.setRawHeader("Last-Event-ID", m_ultimo);
    m_leitor.recomecar();
    m_resposta = m_http.rede().get(requisicao);
    m_resposta->setParent(this);
    connect(m_resposta, &QNetworkReply::metaDataChanged, this, &FluxoEventos::comecarALer);
    connect(m_resposta, &QNetworkReply::readyRead, this, &FluxoEventos::ler);
    connect(m_resposta, &QNetworkReply::finished, this, &FluxoEventos::cair);
    m_vigia.start(aberturaMs);
}

void FluxoEventos::comecarALer()
{
    if (!m_resposta || m_resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200 ||
        m_estado == Estado::AoVivo)
        return;
    m_quedas = 0;
    m_ouviu.start();
    m_vigia.start(silencioMs);
    m_sonda.start();
    // Without an event seen, the server cannot tell what went by while we were away.
    const bool perdeu = std::exchange(m_jaViveu, true) && m_ultimo.isEmpty();
    mudar(Estado::AoVivo);
    if (perdeu)
        Q_EMIT recarregar();
}

void FluxoEventos::ler()
{
    comecarALer();
    if (!m_resposta || m_estado != Estado::AoVivo)
        return;
    m_ouviu.start();
    m_vigia.start(silencioMs);
    const QList<LeitorSse::Bloco> blocos = m_leitor.receber(m_resposta->readAll());
    for (const LeitorSse::Bloco &bloco : blocos) {
        tratar(bloco);
        if (!m_resposta)
            return; // whoever heard it stopped the stream
    }
    // The stream names its place also between events: it begins with it.
    if (!m_leitor.ultimoId().isEmpty())
        m_ultimo = m_leitor.ultimoId();
    if (m_leitor.transbordou())
        cair();
}

void FluxoEventos::tratar(const LeitorSse::Bloco &bloco)
{
    if (bloco.tipo == "recarregar") {
        m_ultimo = bloco.id; // what is loaded now is newer than this place
        Q_EMIT recarregar();
        return;
    }
    if (bloco.id.isEmpty())
        return;
    m_ultimo = bloco.id;
    if (const auto lido = contrato::lerEvento(bloco.dados))
        Q_EMIT evento(*lido);
}

void FluxoEventos::sondar()
{
    if (m_sondando)
        return;
    m_sondando = true;
    Pedido pedido;
    pedido.metodo = "HEAD";
    pedido.caminho = QString::fromLatin1(contrato::caminhos::vivo);
    pedido.comToken = false;
    pedido.prazoMs = prazoDaSondaMs;
    pedido.tentativas = 1;
    m_http.pedir(pedido, this, [this](const Resultado<Resposta> &r) {
        m_sondando = false;
        m_ouviu.start();
        if (!r && r.error().codigo == dominio::Codigo::SemConexao && m_estado == Estado::AoVivo)
            cair();
    });
}

void FluxoEventos::soltar()
{
    m_vigia.stop();
    m_sonda.stop();
    if (!m_resposta)
        return;
    m_resposta->disconnect(this);
    m_resposta->abort();
    m_resposta->deleteLater();
    m_resposta = nullptr;
}

void FluxoEventos::cair()
{
    if (!m_resposta)
        return;
    const int status = m_resposta->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    soltar();
    mudar(Estado::Reconectando);
    if (!m_resposta && m_estado == Estado::Reconectando) // nobody stopped or restarted it just now
        religar(status);
}

void FluxoEventos::religar(int status)
{
    const int base = std::max(250, m_leitor.pausaPedidaMs() / 2);
    int pausa = m_quedas == 0 ? 100 : std::min(pausaMaximaMs / 2, base << std::min(m_quedas - 1, 5));
    pausa += int(QRandomGenerator::global()->bounded(pausa)); // programs that lost one server do not return at once
    ++m_quedas;
    if (status >= 400 && status < 500 && status != 401)
        pausa = pausaDeRecusaMs;
    if (status != 401)
        return m_religar.start(pausa);
    m_religar.start(pausaDeRecusaMs); // iniciar() meanwhile changes nothing
    m_http.renovar([eu = QPointer(this), pausa](const Resultado<void> &r) {
        if (eu && eu->m_religar.isActive())
            eu->m_religar.start(r || r.error().codigo == dominio::Codigo::SemConexao ? pausa : pausaDeRecusaMs);
    });
}

void FluxoEventos::mudar(Estado estado)
{
    if (std::exchange(m_estado, estado) != estado)
        Q_EMIT mudouEstado(estado);
}

} // namespace api
