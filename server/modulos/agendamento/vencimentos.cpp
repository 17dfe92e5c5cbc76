// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vencimentos.h"

#include "casos/casos.h"
#include "casos/mudarsituacao.h"
#include "repositorios/consultatabela.h"
#include "repositorios/esperatabela.h"
#include "repositorios/reservatabela.h"

#include <nucleo/banco/gastos.h>

#include <QTimer>

#include <future>

namespace agendamento {

using dominio::Acao;
using dominio::Situacao;
using nucleo::Resultado;

namespace {

constexpr int intervaloMs = 1000;
constexpr int porVez = 50, reservasPorVez = 500; // the latter: short writes
constexpr qint64 entreFaxinasMs = 60'000;
constexpr int gastosPorVez = 500; // in one write, so that no other waits for many

} // namespace

Vencimentos::Vencimentos(nucleo::Banco &banco, const dominio::Relogio &relogio, nucleo::Registro &registro) :
    m_banco(banco), m_relogio(relogio), m_registro(registro)
{
    m_thread.setObjectName(QStringLiteral("vencimentos"));
}

Vencimentos::~Vencimentos()
{
    parar();
}

Resultado<int> Vencimentos::verificar()
{
    AGENDA_OBTER(const int expiradas, vencer(Situacao::Solicitada, Acao::Expirar));
    AGENDA_OBTER(const int faltas, vencer(Situacao::Confirmada, Acao::RegistrarFalta));
    AGENDA_OBTER(const int reservas, vencerReservas());
    AGENDA_OBTER(const int esperas, vencerEsperas()); // after the holds: who had one waits again
    AGENDA_TENTAR(esquecerGastos());
    return expiradas + faltas + reservas + esperas;
}

// What counted towards a daily cap, a day later.
Resultado<void> Vencimentos::esquecerGastos()
{
    if (m_relogio.monotonicoMs() < m_proximaFaxina)
        return {};
    nucleo::Contexto contexto;
    contexto.agora = m_relogio.agora();
    AGENDA_OBTER(const bool ha,
                 m_banco.lerUma([&](nucleo::Leitura &l) { return nucleo::Gastos::haVelhos(l, contexto.agora); }));
    if (!ha) {
        m_proximaFaxina = m_relogio.monotonicoMs() + entreFaxinasMs;
        return {};
    }
    return m_banco.escreverEEsperar(contexto, [](nucleo::Transacao &tx) -> Resultado<void> {
        AGENDA_TENTAR(nucleo::Gastos::esquecer(tx, gastosPorVez));
        return {};
    });
}

Resultado<int> Vencimentos::vencerReservas()
{
    nucleo::Contexto contexto;
    contexto.agora = m_relogio.agora();
    AGENDA_OBTER(const auto vencidas, m_banco.ler([&](nucleo::Leitura &l) {
        return ReservaTabela(l).vencidas(contexto.agora, reservasPorVez);
    }));
    QList<nucleo::Trabalho> trabalhos;
    for (const auto id : vencidas)
        trabalhos.append([id](nucleo::Transacao &tx) { return vencerReserva(tx, id); });
    return fazerTodos(trabalhos, contexto);
}

Resultado<int> Vencimentos::vencerEsperas()
{
    nucleo::Contexto contexto;
    contexto.agora = m_relogio.agora();
    AGENDA_OBTER(const auto vencidas, m_banco.ler([&](nucleo::Leitura &l) {
        return EsperaTabela(l).vencidas(contexto.agora, reservasPorVez);
    }));
    QList<nucleo::Trabalho> trabalhos;
    for (const auto id : vencidas)
        trabalhos.append([id](nucleo::Transacao &tx) { return vencerEspera(tx, id); });
    return fazerTodos(trabalhos, contexto);
}

Resultado<int> Vencimentos::vencer(Situacao situacao, Acao acao)
{
    int total = 0;
    for (;;) {
        nucleo::Contexto contexto;
        contexto.agora = m_relogio.agora();
        AGENDA_OBTER(const auto vencidas, m_banco.ler([&](nucleo::Leitura &l) {
            return ConsultaTabela(l).vencidas(situacao, contexto.agora, porVez);
        }));
        if (vencidas.isEmpty())
            return total;
        QList<nucleo::Trabalho> trabalhos;
        for (const auto id : vencidas)
            trabalhos.append([id, acao](nucleo::Transacao &tx) -> Resultado<void> {
                Mudanca mudanca;
                mudanca.consulta = id;
                mudanca.acao = acao;
                AGENDA_TENTAR(mudarSituacao(tx, mudanca));
                return {};
            });
        AGENDA_OBTER(const int mudadas, fazerTodos(trabalhos, contexto));
        total += mudadas;
        if (vencidas.size() < porVez || mudadas == 0)
            return total;
    }
}

// Each in a write of its own, all asked for at once: the writer brings their commits together.
Resultado<int> Vencimentos::fazerTodos(const QList<nucleo::Trabalho> &trabalhos, const nucleo::Contexto &contexto)
{
    std::vector<std::future<Resultado<void>>> respostas;
    for (const nucleo::Trabalho &trabalho : trabalhos) {
        auto promessa = std::make_shared<std::promise<Resultado<void>>>();
        respostas.push_back(promessa->get_future());
        m_banco.escrever(contexto, trabalho, [promessa](Resultado<void> r) { promessa->set_value(std::move(r)); });
    }
    int feitos = 0;
    Resultado<void> falhou;
    for (auto &resposta : respostas) {
        const Resultado<void> r = resposta.get();
        feitos += r.has_value();
        // Someone answered or cancelled in between: nothing is due any more.
        if (!r && r.error().codigo != dominio::Codigo::TransicaoInvalida)
            falhou = r;
    }
    AGENDA_TENTAR(falhou);
    return feitos;
}

void Vencimentos::olhar()
{
    const auto resultado = verificar();
    m_falhou = !resultado;
    if (!resultado)
        m_registro.erro("agendamento.vencimentos", "due transitions could not be made",
                        {{"motivo", resultado.error().registro}});
}

void Vencimentos::iniciar()
{
    if (m_thread.isRunning())
        return;
    // The timer lives and dies on the worker thread, whose event loop calls it.
    auto *relogio = new QTimer;
    relogio->setInterval(intervaloMs);
    relogio->moveToThread(&m_thread);
    QObject::connect(relogio, &QTimer::timeout, relogio, [this] { olhar(); });
    QObject::connect(&m_thread, &QThread::started, relogio, qOverload<>(&QTimer::start));
    QObject::connect(&m_thread, &QThread::finished, relogio, &QObject::deleteLater);
    m_thread.start();
}

void Vencimentos::parar()
{
    m_thread.quit();
    m_thread.wait();
}

Resultado<void> Vencimentos::saude() const
{
    if (m_falhou || !m_thread.isRunning())
        return dominio::falha(dominio::Codigo::Indisponivel);
    return {};
}

} // namespace agendamento
