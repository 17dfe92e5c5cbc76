// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "adesao.h"
#include "memoriadeeventos.h"
#include "portaria.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace nucleo {

// Server-sent events: a thread of its own with the sockets of all live streams.
//
// A stream lives as long as its session and rights. It is judged once more after it was registered here, at every event
// that may have changed them, and now and then; while such a judgement is open it is held: nothing is sent. Then it
// goes on where it stood, or ends, and the client comes back and is let in or not.
class EventosAoVivo final : public QObject
{
public:
    EventosAoVivo(Atendimento &atendimento, Contagem &contagem, int pontoMs);
    ~EventosAoVivo() override; // waits for judgements under way

    // Any thread.
    void adotar(Adesao adesao);
    void publicar(const Evento &evento);
    // Before the thread starts. Fewer than `pedidos`: these are all that there ever were.
    void recordar(const QList<Evento> &recentes, qsizetype pedidos);
    // In its thread.
    void iniciar();
    void fecharTudo();

private:
    struct Cliente {
        Adesao adesao;
        // Where it goes on once it is no longer held; absent: it is told to load everything anew.
        std::optional<quint64> lugar;
        bool segura = true;
        bool pronta = false; // waits for its turn to go on
        bool julgando = false;
        quint64 juizo = 0;    // the latest asked for; an earlier one cannot let it go on
        qint64 julgarAte = 0; // monotonic ms; 0: never asked
    };
    using Numero = quint64;
    static constexpr qint64 atrasoMaximo = 1024 * 1024; // bytes a reader may be behind

    void acolher(Adesao adesao);
    void transmitir(const Evento &evento);
    void encerrarDaSessao(const Evento &evento);
    void segurarDoUsuario(const Evento &evento);
    void segurar(Numero numero, Cliente &cliente);
    void julgar(Numero numero, Cliente &cliente);
    void julgado(Numero numero, quint64 juizo, const dominio::Resultado<Identidade> &agora);
    void soltarAlguns();
    void soltar(Cliente &cliente);
    [[nodiscard]] QByteArray perdidos(const Cliente &cliente) const;
    void enviar(QTcpSocket *socket, const QByteArray &bytes);
    void bater();
    void baterPonto();
    void encerrar(Numero numero);
    void remover(Numero numero);
    void esquecer(std::unordered_map<Numero, Cliente>::iterator it);
    [[nodiscard]] QList<Numero> numeros() const;
    [[nodiscard]] static bool quer(const Cliente &cliente, const MemoriaDeEventos::Lembrado &evento);
    [[nodiscard]] qint64 agoraMs() const;

    Atendimento &m_atendimento;
    Contagem &m_contagem;
    const int m_pontoMs;
    MemoriaDeEventos m_memoria;
    std::unordered_map<Numero, Cliente> m_clientes;
    std::deque<Numero> m_prontas;
    Numero m_ultimo = 0;
    quint64 m_juizo = 0;
    QTimer *m_ponto = nullptr, *m_batida = nullptr, *m_passo = nullptr; // children
    std::mutex m_trava;
    std::condition_variable m_julgou;
    int m_julgando = 0;
};

} // namespace nucleo
