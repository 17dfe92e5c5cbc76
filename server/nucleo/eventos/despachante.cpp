// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "despachante.h"

#include "caixas.h"
#include "entregador.h"

#include <algorithm>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

namespace nucleo {

namespace {

constexpr std::chrono::milliseconds sondagem(2'000), logo(25), ceder(50);
constexpr int contarAte = 100'000; // enough to know that something is wrong

using Ouvinte = std::function<void(const Evento &)>;

// Reads one outbox from its present end, or from where recentes() stopped, and tells the listeners of this process;
// keeps no position.
class Locutor
{
public:
    Locutor(Banco &origem, Ouvinte ouvinte, Registro &registro) :
        m_origem(origem), m_ouvinte(std::move(ouvinte)), m_registro(registro)
    {}
    ~Locutor() { parar(); }

    // From that position on, or from the present end.
    Resultado<void> iniciar(std::optional<qint64> posicao)
    {
        if (posicao) {
            m_posicao = *posicao;
        } else {
            AGENDA_OBTER(m_posicao, fimDaCaixaDeSaida(m_origem));
        }
        m_thread = std::thread([this] { trabalhar(); });
        return {};
    }
    void acordar()
    {
        {
            const std::lock_guard guarda(m_trava);
            m_acordar = true;
        }
        m_aviso.notify_one();
    }
    void parar()
    {
        {
            const std::lock_guard guarda(m_trava);
            m_parando = true;
        }
        m_aviso.notify_one();
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    void trabalhar()
    {
        for (;;) {
            {
                std::unique_lock guarda(m_trava);
                m_aviso.wait_for(guarda, m_porVir ? logo : sondagem, [this] { return m_acordar || m_parando; });
                if (m_parando)
                    return;
                // Many together, while bookings pour in: a screen does not notice.
                if (m_origem.sobCarga())
                    m_aviso.wait_for(guarda, ceder, [this] { return m_parando; });
                m_acordar = false;
            }
            dizerNovos();
        }
    }
    void dizerNovos()
    {
        constexpr int porVez = 500;
        for (;;) {
            const auto novos = lerCaixaDeSaida(m_origem, m_posicao, porVez);
            if (!novos) {
                m_registro.aviso("eventos", "outbox not readable for the live stream",
                                 {{"erro", novos.error().registro}});
                return;
            }
            for (const Evento &evento : *novos) {
                m_posicao = evento.ordem;
                if (m_ouvinte)
                    m_ouvinte(evento);
            }
            if (novos->size() < porVez)
                break;
        }
        m_porVir = haPorVir(m_origem);
    }

    Banco &m_origem;
    const Ouvinte m_ouvinte;
    Registro &m_registro;
    qint64 m_posicao = 0;
    std::mutex m_trava;
    std::condition_variable m_aviso;
    bool m_acordar = false, m_parando = false;
    bool m_porVir = false; // the thread's
    std::thread m_thread;
};

} // namespace

struct Despachante::Privado {
    explicit Privado(Registro &r) : registro(r) {}
    Registro &registro;
    QList<Banco *> origens;
    QList<Assinatura> assinaturas;
    Ouvinte ouvinte;
    QHash<Banco *, qint64> lidosAte; // by recentes()
    // Guards the lists while they are made and ended: wake-ups come from writer threads.
    std::mutex trava;
    std::vector<std::pair<Banco *, std::unique_ptr<Entregador>>> entregadores;
    std::vector<std::pair<Banco *, std::unique_ptr<Locutor>>> locutores;

    void acordar(Banco *origem)
    {
        const std::lock_guard guarda(trava);
        for (auto &[banco, locutor] : locutores)
            if (banco == origem)
                locutor->acordar();
        for (auto &[banco, entregador] : entregadores)
            if (banco == origem)
                entregador->acordar();
    }
};

Despachante::Despachante(Registro &registro) : m(std::make_unique<Privado>(registro)) {}

Despachante::~Despachante()
{
    parar();
}

void Despachante::observar(Banco &origem)
{
    m->origens << &origem;
    origem.aoPublicar([p = m.get(), b = &origem] { p->acordar(b); });
}

void Despachante::assinar(Assinatura assinatura)
{
    m->assinaturas << std::move(assinatura);
}

void Despachante::aoVivo(std::function<void(const Evento &)> ouvinte)
{
    m->ouvinte = std::move(ouvinte);
}

Resultado<QList<Evento>> Despachante::recentes(int quantos)
{
    QList<std::pair<dominio::Instante, Evento>> todos;
    for (Banco *origem : std::as_const(m->origens)) {
        AGENDA_OBTER(const QList<Evento> dele, ultimosDaCaixaDeSaida(*origem, quantos));
        m->lidosAte.insert(origem, dele.isEmpty() ? 0 : dele.last().ordem);
        // The order within one outbox stays, whatever the clocks of two requests said: streams heard it in that order.
        auto ultimo = dominio::Instante::deMs(std::numeric_limits<qint64>::min());
        for (const Evento &evento : dele)
            todos.emplaceBack(ultimo = std::max(ultimo, evento.em), evento);
    }
    std::stable_sort(todos.begin(), todos.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<Evento> eventos;
    for (qsizetype i = std::max<qsizetype>(0, todos.size() - quantos); i < todos.size(); ++i)
        eventos << todos.at(i).second;
    return eventos;
}

Resultado<void> Despachante::iniciar()
{
    for (Banco *origem : std::as_const(m->origens)) {
        auto locutor = std::make_unique<Locutor>(*origem, m->ouvinte, m->registro);
        AGENDA_TENTAR(
            locutor->iniciar(m->lidosAte.contains(origem) ? std::optional(m->lidosAte.value(origem)) : std::nullopt));
        {
            const std::lock_guard guarda(m->trava);
            m->locutores.emplace_back(origem, std::move(locutor));
        }
        for (const Assinatura &assinatura : std::as_const(m->assinaturas)) {
            auto entregador = std::make_unique<Entregador>(*origem, assinatura, m->registro);
            AGENDA_TENTAR(entregador->iniciar());
            const std::lock_guard guarda(m->trava);
            m->entregadores.emplace_back(origem, std::move(entregador));
        }
    }
    return {};
}

void Despachante::parar()
{
    // Ended outside the lock: their threads may be inside a write whose commit wakes us.
    decltype(m->entregadores) entregadores;
    decltype(m->locutores) locutores;
    {
        const std::lock_guard guarda(m->trava);
        entregadores.swap(m->entregadores);
        locutores.swap(m->locutores);
    }
    for (auto &par : entregadores)
        par.second->parar();
    for (auto &par : locutores)
        par.second->parar();
}

qint64 Despachante::pendentes()
{
    qint64 maior = 0;
    const std::lock_guard guarda(m->trava);
    for (const auto &[origem, entregador] : m->entregadores)
        if (const auto novos = quantosDepoisDe(*origem, entregador->posicao(), contarAte))
            maior = std::max(maior, *novos);
    return maior;
}

} // namespace nucleo
