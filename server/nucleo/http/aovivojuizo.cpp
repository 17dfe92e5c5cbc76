// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "aovivo.h"

// EventosAoVivo: streams that are held, judged, and go on or end.
namespace nucleo {

namespace {

constexpr qint64 juizoMaximoMs = 900; // a stream that could not be judged by then ends
constexpr int soltasPorPasso = 8;     // held streams that go on, between two turns of the event loop
constexpr const char *recarregar = "event: recarregar\ndata: {}\n\n";

} // namespace

void EventosAoVivo::segurarDoUsuario(const Evento &evento)
{
    for (auto &[numero, cliente] : m_clientes)
        if (cliente.adesao.quem.usuario.uuid() == evento.agregado)
            segurar(numero, cliente);
}

void EventosAoVivo::segurar(Numero numero, Cliente &cliente)
{
    if (!cliente.segura)
        cliente.lugar = m_memoria.lugar();
    if (!cliente.segura || cliente.pronta || cliente.julgarAte == 0)
        cliente.julgarAte = agoraMs() + juizoMaximoMs;
    cliente.segura = true;
    cliente.pronta = false;
    julgar(numero, cliente); // anew, even where one is under way: it may have read what was before
    if (!m_batida->isActive())
        m_batida->start();
}

void EventosAoVivo::julgar(Numero numero, Cliente &cliente)
{
    cliente.juizo = ++m_juizo;
    Verificador *verificador = m_atendimento.partes().verificador;
    if (!verificador)
        return julgado(numero, cliente.juizo, cliente.adesao.quem);
    {
        const std::lock_guard guarda(m_trava);
        ++m_julgando;
    }
    // Gone with the last copy, wherever that is.
    const std::shared_ptr<void> vez(nullptr, [this](void *) {
        const std::lock_guard guarda(m_trava);
        --m_julgando;
        m_julgou.notify_all();
    });
    cliente.julgando = m_atendimento.partes().comum.tentar(
        [this, vez, verificador, numero, juizo = cliente.juizo, quem = cliente.adesao.quem] {
            const auto agora = verificador->sessao(quem);
            QMetaObject::invokeMethod(
                this, [this, numero, juizo, agora] { julgado(numero, juizo, agora); }, Qt::QueuedConnection);
        });
}

void EventosAoVivo::julgado(Numero numero, quint64 juizo, const dominio::Resultado<Identidade> &agora)
{
    const auto it = m_clientes.find(numero);
    if (it == m_clientes.end())
        return;
    Cliente &cliente = it->second;
    const Identidade &antes = cliente.adesao.quem;
    const bool semResposta = !agora && agora.error().codigo == dominio::Codigo::Indisponivel;
    if (!semResposta && (!agora || agora->perfil != antes.perfil || agora->pendente != antes.pendente))
        return encerrar(numero);
    if (juizo != cliente.juizo)
        return;
    cliente.julgando = false;
    if (semResposta || !cliente.segura || cliente.pronta)
        return; // a held one is judged again at the next look
    cliente.pronta = true;
    m_prontas.push_back(numero);
    if (!m_passo->isActive())
        m_passo->start();
}

// A few at a time: hundreds that come back at once do not hold up what is published.
void EventosAoVivo::soltarAlguns()
{
    for (int i = 0; i < soltasPorPasso && !m_prontas.empty(); ++i) {
        const auto it = m_clientes.find(m_prontas.front());
        m_prontas.pop_front();
        if (it != m_clientes.end() && it->second.pronta)
            soltar(it->second);
    }
    if (m_prontas.empty())
        m_passo->stop();
}

void EventosAoVivo::soltar(Cliente &cliente)
{
    const QByteArray bytes = perdidos(cliente);
    cliente.segura = cliente.pronta = false;
    if (!bytes.isEmpty())
        enviar(cliente.adesao.socket, bytes); // in one write; may end the connection
}

QByteArray EventosAoVivo::perdidos(const Cliente &cliente) const
{
    const QByteArray aqui = "id: " + m_memoria.idDoLugar() + '\n';
    if (!cliente.lugar || !m_memoria.alcanca(*cliente.lugar))
        return aqui + recarregar;
    QByteArray bytes;
    for (quint64 lugar = *cliente.lugar; lugar < m_memoria.lugar(); ++lugar)
        if (const auto &evento = m_memoria.depoisDe(lugar); quer(cliente, evento)) {
            // More would have it cut off: it would come back with the same id, for ever.
            if (bytes.size() + evento.bloco.size() > atrasoMaximo)
                return aqui + recarregar;
            bytes += evento.bloco;
        }
    return *cliente.lugar == m_memoria.lugar() ? bytes : bytes + aqui + '\n';
}

// Held streams whose judgement could not be asked for, or was not answered, are judged again, or end.
void EventosAoVivo::bater()
{
    const qint64 agora = agoraMs();
    bool alguma = false;
    const QList<Numero> todos = numeros();
    for (const Numero numero : todos) {
        const auto it = m_clientes.find(numero);
        if (it == m_clientes.end() || !it->second.segura)
            continue;
        alguma = true;
        if (it->second.pronta)
            continue;
        if (agora >= it->second.julgarAte)
            encerrar(numero);
        else if (!it->second.julgando)
            julgar(numero, it->second);
    }
    if (!alguma)
        m_batida->stop();
}

} // namespace nucleo
