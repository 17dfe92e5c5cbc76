// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "bancadahttp.h"

#include <contrato/consulta.h>

#include <QElapsedTimer>
#include <QFile>

#include <fcntl.h>
#include <future>
#include <stdexcept>
#include <unistd.h>

namespace http_teste {

using nucleo::CasoLeitura;
using nucleo::Metodo;
using nucleo::Requisicao;
using nucleo::Resposta;
using nucleo::Rota;
using Res = dominio::Resultado<Resposta>;

void Porta::esperar()
{
    std::unique_lock guarda(m_trava);
    ++m_chegaram;
    m_mudou.notify_all();
    m_mudou.wait(guarda, [this] { return m_aberta; });
}

void Porta::abrir()
{
    const std::lock_guard guarda(m_trava);
    m_aberta = true;
    m_mudou.notify_all();
}

bool Porta::chegaram(int quantos, int prazoMs)
{
    std::unique_lock guarda(m_trava);
    return m_mudou.wait_for(guarda, std::chrono::milliseconds(prazoMs), [&] { return m_chegaram >= quantos; });
}

nucleo::LimitesHttp BancadaHttp::limitesCurtos()
{
    nucleo::LimitesHttp limites;
    limites.prazoCabecalhoMs = 1'000;
    limites.prazoCorpoMs = 1'200;
    limites.ociosoMs = 1'500;
    limites.prazoEscritaMs = 1'500;
    limites.conexoes = 1'000;
    limites.conexoesPorEndereco = 1'000;
    limites.porMinutoConta = limites.porMinutoEndereco = 0;
    limites.fluxosPorConta = 1'000;
    return limites;
}

BancadaHttp::BancadaHttp(nucleo::LimitesHttp limites, QList<Rota> maisRotas, const QByteArray &registro) :
    m_log(::open(registro.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600)),
    m_registro(nucleo::Registro::Nivel::Info, m_log), m_rotas(std::move(maisRotas))
{
    config.limites = limites;
    porRotas();
}

BancadaHttp::~BancadaHttp()
{
    desmontar();
    ::close(m_log);
}

void BancadaHttp::desmontar()
{
    m_porta.abrir();
    if (m_thread.isRunning()) {
        naThread([this] { m_servidor.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    m_comum.reset();
    m_senhas.reset();
}

Rota BancadaHttp::rota(Metodo metodo, const char *caminho, CasoLeitura caso)
{
    Rota rota{metodo, caminho, {}, std::move(caso), {}};
    rota.acesso.anonimo = true;
    return rota;
}

void BancadaHttp::porRotas()
{
    m_rotas << rota(Metodo::Get, "/ola", [](const Requisicao &) -> Res { return Resposta::json("{\"ola\":true}"); });
    Rota eco = rota(Metodo::Post, "/eco", [](const Requisicao &r) -> Res { return Resposta::json(r.corpo); });
    eco.doc.corpo = contrato::esquema<contrato::MotivoCorpo>();
    m_rotas << eco;
    m_rotas << rota(Metodo::Post, "/eco/{texto}",
                    [](const Requisicao &r) -> Res { return Resposta::json(r.parametros.first().toUtf8()); });
    m_rotas << rota(Metodo::Get, "/lento", [this](const Requisicao &) -> Res {
        m_porta.esperar();
        return Resposta::json("{\"lento\":true}");
    });
    m_rotas << rota(Metodo::Get, "/grande/{bytes}", [](const Requisicao &r) -> Res {
        return Resposta::json(QByteArray(r.parametros.first().toInt(), 'g'));
    });
    Rota lista = rota(Metodo::Get, "/lista", [](const Requisicao &r) -> Res {
        return Resposta::json(r.consulta.queryItemValue(QStringLiteral("limite"), QUrl::FullyDecoded).toUtf8());
    });
    lista.doc.consulta = {{"limite", "integer"}};
    m_rotas << lista;
    m_rotas << rota(Metodo::Get, "/lanca", [](const Requisicao &) -> Res { throw std::runtime_error("boom 7"); });
    m_rotas << rota(Metodo::Get, "/item/{id}",
                    [](const Requisicao &r) -> Res { return Resposta::json(r.parametros.first().toUtf8()); });
}

bool BancadaHttp::iniciar()
{
    m_comum = std::make_unique<nucleo::Executor>(QStringLiteral("comum"), threads, fila);
    m_senhas = std::make_unique<nucleo::Executor>(QStringLiteral("senhas"), 1, 4);
    m_dentro.moveToThread(&m_thread);
    m_thread.start();
    bool abriu = false;
    naThread([&] {
        m_servidor = std::make_unique<nucleo::ServidorHttp>(
            config, nucleo::ServidorHttp::Partes{m_registro, verificador, *m_comum, *m_senhas, *relogio, {}, "{}"},
            m_rotas);
        m_servidor->recordar(lembrar);
        abriu = m_servidor->escutar().has_value();
    });
    return abriu;
}

void BancadaHttp::naThread(const std::function<void()> &f)
{
    std::promise<void> feito;
    auto fim = feito.get_future();
    QMetaObject::invokeMethod(
        &m_dentro,
        [&] {
            f();
            feito.set_value();
        },
        Qt::QueuedConnection);
    fim.wait();
}

void BancadaHttp::pararDeAceitar()
{
    naThread([this] { m_servidor->pararDeAceitar(); });
}

void BancadaHttp::parar(int prazoMs)
{
    naThread([this, prazoMs] { m_servidor->parar(prazoMs); });
}

bool BancadaHttp::viva(int prazoMs) const
{
    QElapsedTimer passou;
    passou.start();
    const Tudo r = trocar(numero(), "GET /ola HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    return r.situacoes() == QList<int>{200} && r.primeira().corpo == "{\"ola\":true}" && passou.elapsed() < prazoMs;
}

qint64 BancadaHttp::medida(const QByteArray &nome) const
{
    const QByteArray medidas = m_servidor->metricas();
    for (const QByteArray &linha : medidas.split('\n'))
        if (linha.startsWith(nome + ' '))
            return linha.mid(nome.size() + 1).toLongLong();
    return -1;
}

qint64 memoria()
{
    QFile arquivo(QStringLiteral("/proc/self/status"));
    if (!arquivo.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &linha : arquivo.readAll().split('\n'))
        if (linha.startsWith("VmRSS:"))
            return linha.simplified().split(' ').value(1).toLongLong() * 1024;
    return -1;
}

} // namespace http_teste
