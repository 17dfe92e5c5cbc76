// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "entregador.h"

#include "caixas.h"

#include <nucleo/observabilidade/nomedathread.h>

#include <QDateTime>

namespace nucleo {

namespace {

constexpr int porLote = 100;
constexpr std::chrono::milliseconds sondagem(5'000); // in case a wake-up was lost
constexpr std::chrono::milliseconds logo(25);        // while committed events wait for an older transaction
constexpr std::chrono::milliseconds ceder(200);      // between lots while bookings pour in
constexpr std::chrono::milliseconds pausaMinima(50), pausaMaxima(30'000);
constexpr qint64 retencaoDaEntradaMs = 30LL * 24 * 3600 * 1000;

} // namespace

Entregador::Entregador(Banco &origem, Assinatura assinatura, Registro &registro) :
    m_origem(origem), m_assinatura(std::move(assinatura)), m_registro(registro)
{}

Entregador::~Entregador()
{
    parar();
}

Resultado<void> Entregador::iniciar()
{
    AGENDA_OBTER(m_posicao, posicaoDe(m_origem, m_assinatura.consumidor));
    m_thread = std::thread([this] { trabalhar(); });
    return {};
}

void Entregador::acordar()
{
    {
        const std::lock_guard guarda(m_trava);
        m_acordar = true;
    }
    m_aviso.notify_one();
}

void Entregador::parar()
{
    {
        const std::lock_guard guarda(m_trava);
        m_parando = true;
    }
    m_aviso.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void Entregador::trabalhar()
{
    nomearThread("ent." + m_assinatura.consumidor);
    cederAVez();
    limpar();
    for (;;) {
        {
            const std::lock_guard guarda(m_trava);
            if (m_parando)
                return;
        }
        if (m_origem.sobCarga())
            pausar(ceder); // what follows a booking may be late by this; the next booking may not
        if (!entregarLote())
            esperar();
    }
}

void Entregador::esperar()
{
    std::unique_lock guarda(m_trava);
    if (m_falhas == 0) {
        m_aviso.wait_for(guarda, m_porVir ? logo : sondagem, [this] { return m_acordar || m_parando; });
    } else {
        // A wake-up does not cut a pause short: the consumer that fails would be asked again at once.
        const auto pausa = std::min(pausaMaxima, pausaMinima * (1 << std::min(m_falhas, 12)));
        m_aviso.wait_for(guarda, pausa, [this] { return m_parando; });
    }
    m_acordar = false;
}

void Entregador::pausar(std::chrono::milliseconds quanto)
{
    std::unique_lock guarda(m_trava);
    m_aviso.wait_for(guarda, quanto, [this] { return m_parando; });
}

bool Entregador::interessa(const QByteArray &tipo) const
{
    for (const QByteArray &querido : m_assinatura.tipos)
        if (querido == tipo || (querido.endsWith('*') && tipo.startsWith(querido.chopped(1))))
            return true;
    return false;
}

bool Entregador::entregarLote()
{
    const auto lidos = lerCaixaDeSaida(m_origem, m_posicao, porLote);
    if (!lidos) {
        ++m_falhas;
        m_registro.aviso("eventos", "outbox not readable",
                         {{"consumidor", m_assinatura.consumidor}, {"erro", lidos.error().registro}});
        return false;
    }
    if (lidos->isEmpty()) {
        m_porVir = haPorVir(m_origem);
        return false;
    }
    QList<Evento> queridos;
    for (const Evento &evento : *lidos)
        if (interessa(evento.tipo))
            queridos << evento;
    qint64 ate = lidos->last().ordem;
    if (!aplicar(queridos)) {
        // Some event of the lot is refused: find the first, keep what came before it.
        ate = m_posicao;
        for (const Evento &evento : std::as_const(queridos)) {
            if (const auto r = aplicar({evento}); !r) {
                ++m_falhas;
                m_registro.aviso("eventos", "consumer failed, will be asked again",
                                 {{"consumidor", m_assinatura.consumidor},
                                  {"tipo", evento.tipo},
                                  {"evento", evento.id.toString(QUuid::WithoutBraces)},
                                  {"codigo", QString(dominio::texto(r.error().codigo))},
                                  {"erro", r.error().registro},
                                  {"falhas", m_falhas}});
                break;
            }
            ate = evento.ordem;
            m_falhas = 0;
        }
    } else {
        m_falhas = 0;
    }
    if (ate > m_posicao) {
        m_posicao = ate;
        // If this is lost the inbox drops the repeats.
        m_origem.escrever(
            {},
            [consumidor = m_assinatura.consumidor, ate](Transacao &t) { return guardarPosicao(t, consumidor, ate); },
            {});
    }
    return m_falhas == 0;
}

Resultado<void> Entregador::aplicar(const QList<Evento> &eventos)
{
    if (eventos.isEmpty())
        return {};
    Contexto contexto;
    contexto.agora = dominio::Instante::deMs(QDateTime::currentMSecsSinceEpoch());
    return m_assinatura.banco->escreverEEsperar(contexto, [this, &eventos](Transacao &t) -> Resultado<void> {
        for (const Evento &evento : eventos) {
            AGENDA_OBTER(const bool nova, receber(t, m_assinatura.consumidor, evento.id));
            if (nova)
                AGENDA_TENTAR(m_assinatura.efeito(evento, t));
        }
        return {};
    });
}

void Entregador::limpar()
{
    const auto limite = dominio::Instante::deMs(QDateTime::currentMSecsSinceEpoch() - retencaoDaEntradaMs);
    m_assinatura.banco->escrever(
        {}, [c = m_assinatura.consumidor, limite](Transacao &t) { return limparCaixaDeEntrada(t, c, limite); }, {});
}

} // namespace nucleo
