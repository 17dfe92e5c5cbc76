// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "retratista.h"

#include <nucleo/observabilidade/nomedathread.h>
#include <nucleo/threads/prazo.h>

namespace nucleo {

namespace {

QByteArray medidasDasPartes(const QList<std::pair<QString, dominio::Resultado<void>>> &partes)
{
    QByteArray saida = "# TYPE agenda_parte_pronta gauge\n";
    for (const auto &[nome, estado] : partes)
        saida += "agenda_parte_pronta{parte=\"" + nome.toLatin1() + "\"} " + (estado ? "1\n" : "0\n");
    return saida;
}

} // namespace

Retratista::Retratista(Mural &mural, Fontes fontes) :
    m_mural(mural), m_fontes(std::move(fontes)), m_desistir(std::make_shared<std::atomic<bool>>(false))
{}

Retratista::~Retratista()
{
    parar();
}

void Retratista::iniciar()
{
    passo();
    m_thread = std::thread([this] {
        nomearThread("retratista");
        std::unique_lock guarda(m_trava);
        while (!m_fim.wait_for(guarda, intervalo, [this] { return m_parando; })) {
            guarda.unlock();
            passo();
            guarda.lock();
        }
    });
}

void Retratista::parar()
{
    {
        const std::lock_guard guarda(m_trava);
        m_parando = true;
    }
    *m_desistir = true;
    m_fim.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Retratista::passo()
{
    Retrato retrato;
    retrato.emMs = m_fontes.relogio.monotonicoMs();
    const Prazo prazo(m_fontes.relogio, retrato.emMs + prazoDoPassoMs, m_desistir);
    const Prazo::Vigente vigente(prazo);
    const auto partes = m_fontes.saude();
    std::tie(retrato.partes, retrato.pronto) = descreverPartes(partes);
    retrato.metricas = m_fontes.metricas() + medidasDasPartes(partes);
    m_mural.pendurar(std::move(retrato));
}

} // namespace nucleo
