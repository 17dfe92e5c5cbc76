// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "porteiro.h"

#include "portaria.h"
#include "respostas.h"

#include <sys/socket.h>

// Porteiro, where it answers.
namespace nucleo {

namespace {

constexpr int escoarMs = 2'000;                 // for a refused client to read why
constexpr qint64 bytesPorSegundoMinimo = 4096;  // of a client that reads an answer
constexpr qsizetype respostaGrande = 16 * 1024; // is counted at once, not only once the kernel has some of it

} // namespace

void Porteiro::entregarAoVivo(Desfecho desfecho)
{
    QByteArray cabecalhos = "Date: " + m_portaria.data() + "\r\nX-Request-Id: " + m_requisicaoId + "\r\n";
    for (const auto &[nome, valor] : m_admitida.cabecalhos + desfecho.resposta.cabecalhos)
        cabecalhos += nome + ": " + valor + "\r\n";
    m_portaria.anotar(m_cabeca.metodo, m_rotaDoLog, 200, agoraUs() - m_inicioUs, m_requisicaoId);
    QTcpSocket *socket = std::exchange(m_socket, nullptr);
    socket->disconnect(this);
    socket->setParent(nullptr);
    m_portaria.entregarAoVivo(m_numero, {.socket = socket,
                                         .par = m_par,
                                         .quem = desfecho.quem,
                                         .unidade = desfecho.unidade,
                                         .lugar = std::move(desfecho.lugar),
                                         .vaga = std::move(m_admitida.vaga),
                                         .ultimo = m_cabeca.valor("last-event-id"),
                                         .cabecalhos = std::move(cabecalhos)});
}

void Porteiro::recusar(int status)
{
    m_manter = false;
    m_entrada.clear();
    if (m_fase == Fase::Corpo) // known by its head: answered under its id, in its language
        return enviar(m_portaria.atendimento().recusa(status, m_admitida.requisicao.id, m_admitida.requisicao.idioma));
    m_rotaDoLog = "-";
    m_requisicaoId.clear();
    enviar(m_portaria.atendimento().recusaSemCabeca(status, m_par));
}

void Porteiro::enviar(Resposta resposta)
{
    if (m_requisicaoId.isEmpty()) // refused before it had one here: the one that its problem document names
        m_requisicaoId = resposta.requisicaoId.isEmpty() ? m_portaria.atendimento().novoId() : resposta.requisicaoId;
    resposta.cabecalhos += m_admitida.cabecalhos;
    m_admitida.cabecalhos.clear();
    m_admitida.vaga.reset();
    m_portaria.esperar(m_numero);
    if (m_encerrando)
        m_manter = false;
    const QByteArray bytes = bytesDe(resposta, {.data = m_portaria.data(),
                                                .requisicaoId = m_requisicaoId,
                                                .menor = m_cabeca.menor,
                                                .manter = m_manter,
                                                .comCorpo = m_cabeca.metodo != "HEAD"});
    m_portaria.anotar(m_cabeca.metodo, m_rotaDoLog, resposta.status, agoraUs() - m_inicioUs, m_requisicaoId);
    // Several answers to one who does not read have one deadline between them, not each a new one.
    if (m_conta->naFila() == 0)
        m_prazoEscrita = m_portaria.agoraMs() + m_portaria.limites().prazoEscritaMs;
    m_prazoEscrita += 1000 * bytes.size() / bytesPorSegundoMinimo;
    m_socket->write(bytes);
    if (bytes.size() >= respostaGrande)
        m_conta->olhar();
    m_cabeca.metodo.clear();
    if (!m_manter)
        return escoar();
    m_fase = Fase::Cabeca;
    prazo(m_entrada.isEmpty() ? m_portaria.limites().ociosoMs : m_portaria.limites().prazoCabecalhoMs);
}

// Half-closes once the answer is out and reads on for a while, so that a reset does not swallow the answer.
void Porteiro::escoar()
{
    m_fase = Fase::Escoando;
    m_prazo = 0; // until the answer is out its own deadline counts
    if (m_conta->naFila() > 0)
        return;
    prazo(escoarMs);
    ::shutdown(int(m_socket->socketDescriptor()), SHUT_WR);
}

void Porteiro::aoEscrever()
{
    if (m_conta->naFila() > 0)
        return;
    m_prazoEscrita = 0;
    if (m_fase == Fase::Escoando)
        escoar();
    else if (m_fase == Fase::Cabeca)
        lerSocket(); // what was held back while the client did not read
}

} // namespace nucleo
