// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "portaria.h"

#include "aovivo.h"
#include "porteiro.h"

#include <QDateTime>
#include <QLocale>
#include <QSslSocket>
#include <QTimeZone>

#include <chrono>
#include <unistd.h>

namespace nucleo {

namespace {

constexpr int tiqueMs = 250;

} // namespace

Portaria::Portaria(const ConfigHttp &config, Atendimento &atendimento, Contagem &contagem, EventosAoVivo &aoVivo) :
    m_config(config), m_atendimento(atendimento), m_contagem(contagem), m_aoVivo(aoVivo)
{}

Portaria::~Portaria() = default;

void Portaria::iniciar()
{
    m_tique = new QTimer(this);
    connect(m_tique, &QTimer::timeout, this, [this] { tique(); });
    m_tique->start(tiqueMs);
}

qint64 Portaria::agoraMs() const
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

QByteArray Portaria::data()
{
    const QDateTime agora = QDateTime::currentDateTimeUtc();
    if (const qint64 segundo = agora.toSecsSinceEpoch(); segundo != m_dataDe) {
        m_dataDe = segundo;
        m_data = QLocale::c().toString(agora, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss")).toLatin1() + " GMT";
    }
    return m_data;
}

void Portaria::adotar(quint64 numero, qintptr descritor, const QHostAddress &par)
{
    QTcpSocket *socket = m_config.tls ? new QSslSocket : new QTcpSocket;
    if (m_encerrando || !socket->setSocketDescriptor(descritor)) {
        delete socket;
        ::close(int(descritor));
        m_contagem.sair(numero);
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_atendimento.metricas().conexoes++;
    auto porteiro = std::make_unique<Porteiro>(numero, socket, par, *this);
    Porteiro *p = porteiro.get();
    m_porteiros.emplace(numero, std::move(porteiro));
    if (m_config.tls) {
        auto *tls = static_cast<QSslSocket *>(socket);
        tls->setSslConfiguration(*m_config.tls);
        tls->startServerEncryption(); // the head's deadline covers the handshake
    }
    p->comecar();
}

void Portaria::ceder(quint64 numero)
{
    if (const auto it = m_porteiros.find(numero); it != m_porteiros.end())
        it->second->derrubar();
}

void Portaria::remover(quint64 numero)
{
    const auto it = m_porteiros.find(numero);
    if (it == m_porteiros.end())
        return;
    m_contagem.sair(numero);
    it->second.release()->deleteLater(); // it may be what called
    m_porteiros.erase(it);
}

std::function<void(Desfecho)> Portaria::devolucao(quint64 numero)
{
    return [this, numero](Desfecho desfecho) {
        QMetaObject::invokeMethod(
            this,
            [this, numero, desfecho = std::move(desfecho)]() mutable {
                if (const auto it = m_porteiros.find(numero); it != m_porteiros.end())
                    it->second->concluir(std::move(desfecho));
            },
            Qt::QueuedConnection);
    };
}

void Portaria::entregarAoVivo(quint64 numero, Adesao adesao)
{
    const auto it = m_porteiros.find(numero);
    it->second.release()->deleteLater();
    m_porteiros.erase(it);
    m_contagem.virarFluxo(numero);
    m_aoVivo.adotar(std::move(adesao));
}

void Portaria::anotar(const QByteArray &metodo, const QByteArray &rota, int status, qint64 us, const QByteArray &id)
{
    m_atendimento.metricas().porClasse[std::clamp(status / 100, 0, 5)]++;
    m_atendimento.partes().registro.info(
        "http", "request", {{"metodo", metodo}, {"rota", rota}, {"status", status}, {"us", us}, {"requisicao", id}});
}

bool Portaria::ocupada() const
{
    return std::any_of(m_porteiros.begin(), m_porteiros.end(), [](const auto &p) { return p.second->ocupado(); });
}

void Portaria::tique()
{
    const qint64 agora = agoraMs();
    // A deadline may remove its connection from the map: walk over a copy of the numbers.
    QList<quint64> numeros;
    numeros.reserve(qsizetype(m_porteiros.size()));
    for (const auto &par : m_porteiros)
        numeros << par.first;
    for (const quint64 numero : std::as_const(numeros))
        if (const auto it = m_porteiros.find(numero); it != m_porteiros.end())
            it->second->tique(agora);
}

void Portaria::encerrarOciosos()
{
    m_encerrando = true;
    QList<quint64> numeros;
    for (const auto &par : m_porteiros)
        numeros << par.first;
    for (const quint64 numero : std::as_const(numeros))
        if (const auto it = m_porteiros.find(numero); it != m_porteiros.end())
            it->second->encerrar();
}

void Portaria::fecharTudo()
{
    for (const auto &par : m_porteiros)
        m_contagem.sair(par.first);
    m_porteiros.clear();
    delete std::exchange(m_tique, nullptr);
}

} // namespace nucleo
