// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "servidorhttp.h"

#include "aovivo.h"
#include "operacao.h"
#include "portaria.h"

#include <QTcpServer>
#include <QThread>

#include <arpa/inet.h>
#include <condition_variable>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace nucleo {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;

namespace {

constexpr int paraDizerMs = 2'000; // of the time to stop in: for the 503 of what was told to stop

// Accepts in the thread that owns the server, applies the caps, deals the connections out.
class Aceitador final : public QTcpServer
{
public:
    Aceitador(Contagem &contagem, Atendimento &atendimento, std::function<Portaria &()> proxima) :
        m_contagem(contagem), m_atendimento(atendimento), m_proxima(std::move(proxima))
    {
        setListenBacklogSize(1024);
        // An accept error pauses Qt's server for good; out of descriptors passes.
        connect(this, &QTcpServer::acceptError, this, [this] {
            QTimer::singleShot(500, this, [this] {
                if (isListening())
                    resumeAccepting();
            });
        });
    }

protected:
    void incomingConnection(qintptr descritor) override
    {
        sockaddr_storage bruto{};
        socklen_t tamanho = sizeof bruto;
        ::getpeername(int(descritor), reinterpret_cast<sockaddr *>(&bruto), &tamanho);
        const QHostAddress par = semMapa(QHostAddress(reinterpret_cast<const sockaddr *>(&bruto)));
        const quint64 numero = ++m_ultimo;
        Portaria &portaria = m_proxima();
        const auto ceder = [&portaria, numero] {
            QMetaObject::invokeMethod(&portaria, [&portaria, numero] { portaria.ceder(numero); }, Qt::QueuedConnection);
        };
        // One who takes others' places, again and again, never asks for anything: each costs it one request.
        const auto pagar = [this, par] { return m_atendimento.contar(par); };
        if (!m_contagem.entrar({numero, par, ceder, pagar}))
            return recusar(descritor);
        QMetaObject::invokeMethod(
            &portaria, [&portaria, numero, descritor, par] { portaria.adotar(numero, descritor, par); },
            Qt::QueuedConnection);
    }

private:
    void recusar(qintptr descritor)
    {
        m_atendimento.metricas().recusadas++;
        static constexpr char cheio[] = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\n"
                                        "Connection: close\r\nContent-Length: 0\r\n\r\n";
        (void)!::send(int(descritor), cheio, sizeof cheio - 1, MSG_DONTWAIT | MSG_NOSIGNAL);
        ::close(int(descritor));
    }
    Contagem &m_contagem;
    Atendimento &m_atendimento;
    std::function<Portaria &()> m_proxima;
    quint64 m_ultimo = 0;
};

// Runs f in the object's thread and waits for it, from another thread.
template<class F>
void naThreadDe(QObject *objeto, F f)
{
    std::mutex trava;
    std::condition_variable feito;
    bool pronto = false;
    QMetaObject::invokeMethod(
        objeto,
        [&] {
            f();
            // Notified under the lock: the waiter destroys the condition variable as soon as it sees `pronto`.
            const std::lock_guard guarda(trava);
            pronto = true;
            feito.notify_one();
        },
        Qt::QueuedConnection);
    std::unique_lock guarda(trava);
    feito.wait(guarda, [&] { return pronto; });
}

void permitirDescritores(int conexoes)
{
    rlimit limite{};
    if (::getrlimit(RLIMIT_NOFILE, &limite) != 0)
        return;
    const rlim_t preciso = rlim_t(conexoes) + 512;
    if (limite.rlim_cur >= preciso)
        return;
    limite.rlim_cur = std::min(preciso, limite.rlim_max);
    ::setrlimit(RLIMIT_NOFILE, &limite);
}

} // namespace

struct ServidorHttp::Privado {
    Privado(ConfigHttp c, Partes p, QList<Rota> rotas) :
        config(std::move(c)), contagem({config.limites.conexoes, config.limites.conexoesPorEndereco, config.proxies}),
        atendimento(config, p, rotas + rotasDeOperacao(p)),
        aoVivo(std::make_unique<EventosAoVivo>(atendimento, contagem, config.limites.pontoMs))
    {}

    void iniciarThreads()
    {
        for (int i = 0; i < std::max(1, config.threads); ++i) {
            portarias.push_back(std::make_unique<Portaria>(config, atendimento, contagem, *aoVivo));
            threads.push_back(std::make_unique<QThread>());
            portarias.back()->moveToThread(threads.back().get());
            threads.back()->start();
            QMetaObject::invokeMethod(
                portarias.back().get(), [p = portarias.back().get()] { p->iniciar(); }, Qt::QueuedConnection);
        }
        threads.push_back(std::make_unique<QThread>());
        aoVivo->moveToThread(threads.back().get());
        threads.back()->start();
        QMetaObject::invokeMethod(aoVivo.get(), [p = aoVivo.get()] { p->iniciar(); }, Qt::QueuedConnection);
    }

    [[nodiscard]] bool algumaOcupada()
    {
        bool ocupada = false;
        for (const auto &portaria : portarias)
            naThreadDe(portaria.get(), [&] { ocupada = ocupada || portaria->ocupada(); });
        return ocupada;
    }
    // Until no connection has a request under way, at most that long.
    void esperarOcupadas(int prazoMs)
    {
        std::mutex trava;
        std::condition_variable nunca;
        const auto fim = std::chrono::steady_clock::now() + std::chrono::milliseconds(prazoMs);
        while (algumaOcupada() && std::chrono::steady_clock::now() < fim) {
            std::unique_lock guarda(trava);
            nunca.wait_for(guarda, std::chrono::milliseconds(20), [] { return false; });
        }
    }

    const ConfigHttp config;
    Contagem contagem;
    Atendimento atendimento;
    std::unique_ptr<EventosAoVivo> aoVivo;
    std::vector<std::unique_ptr<Portaria>> portarias;
    std::vector<std::unique_ptr<QThread>> threads; // the portarias' in order, then the push thread
    std::unique_ptr<Aceitador> aceitador;
    size_t proxima = 0;
    bool parado = false;
};

ServidorHttp::ServidorHttp(ConfigHttp config, Partes partes, QList<Rota> rotas) :
    m(std::make_unique<Privado>(std::move(config), std::move(partes), std::move(rotas)))
{}

ServidorHttp::~ServidorHttp()
{
    parar(0);
    m->atendimento.esperarTodas();
}

Resultado<void> ServidorHttp::escutar()
{
    permitirDescritores(m->config.limites.conexoes);
    m->iniciarThreads();
    m->aceitador = std::make_unique<Aceitador>(m->contagem, m->atendimento, [p = m.get()]() -> Portaria & {
        return *p->portarias[p->proxima++ % p->portarias.size()];
    });
    if (!m->aceitador->listen(m->config.endereco, m->config.porta))
        return falha(Erro(Codigo::Indisponivel, m->aceitador->errorString()));
    return {};
}

quint16 ServidorHttp::porta() const
{
    return m->aceitador ? m->aceitador->serverPort() : 0;
}

QByteArray ServidorHttp::metricas() const
{
    return textoDasMetricas(m->atendimento.metricas(), m->contagem.abertas());
}

void ServidorHttp::publicar(const Evento &evento)
{
    m->aoVivo->publicar(evento);
}

void ServidorHttp::recordar(const QList<Evento> &recentes)
{
    m->aoVivo->recordar(recentes, eventosLembrados);
}

void ServidorHttp::pararDeAceitar()
{
    if (m->aceitador)
        m->aceitador->close();
    for (const auto &portaria : m->portarias)
        QMetaObject::invokeMethod(portaria.get(), [p = portaria.get()] { p->encerrarOciosos(); }, Qt::QueuedConnection);
}

void ServidorHttp::parar(int prazoMs)
{
    if (std::exchange(m->parado, true) || m->threads.empty())
        return;
    pararDeAceitar();
    // What is not done by then is told to stop, and has the rest of the time to say so to its client.
    const int paraDizer = std::min(paraDizerMs, prazoMs / 2);
    m->esperarOcupadas(prazoMs - paraDizer);
    m->atendimento.desistirDeTodas();
    m->esperarOcupadas(paraDizer);
    for (const auto &portaria : m->portarias)
        naThreadDe(portaria.get(), [&] { portaria->fecharTudo(); });
    naThreadDe(m->aoVivo.get(), [this] { m->aoVivo->fecharTudo(); });
    for (const auto &thread : m->threads)
        thread->quit();
    for (const auto &thread : m->threads)
        thread->wait();
}

} // namespace nucleo
