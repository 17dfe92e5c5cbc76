// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vencimentos.h"

#include "casos/mudarsituacao.h"
#include "repositorios/consultatabela.h"

#include <QTimer>

namespace agendamento {

using dominio::Acao;
using dominio::Situacao;
using nucleo::Resultado;

namespace {

constexpr int intervaloMs = 1000;
constexpr int porTransacao = 50;

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
    return expiradas + faltas;
}

Resultado<int> Vencimentos::vencer(Situacao situacao, Acao acao)
{
    int total = 0;
    for (;;) {
        nucleo::Contexto contexto;
        contexto.agora = m_relogio.agora();
        AGENDA_OBTER(const auto vencidas, m_banco.ler([&](nucleo::Leitura &l) {
            return ConsultaTabela(l).vencidas(situacao, contexto.agora, porTransacao);
        }));
        if (vencidas.isEmpty())
            return total;
        int mudadas = 0;
        AGENDA_TENTAR(m_banco.escreverEEsperar(contexto, [&](nucleo::Transacao &tx) -> Resultado<void> {
            mudadas = 0; // the effect may run again after a conflict
            for (const auto id : vencidas) {
                Mudanca mudanca;
                mudanca.consulta = id;
                mudanca.acao = acao;
                const auto mudada = mudarSituacao(tx, mudanca);
                // Someone answered or cancelled in between: nothing is due any more.
                if (!mudada && mudada.error().codigo != dominio::Codigo::TransicaoInvalida)
                    return dominio::falha(mudada.error());
                mudadas += mudada.has_value();
            }
            return {};
        }));
        total += mudadas;
        if (vencidas.size() < porTransacao || mudadas == 0)
            return total;
    }
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
