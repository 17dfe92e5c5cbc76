// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cabeca.h"
#include "idempotencia.h"
#include "limitador.h"
#include "lugaresaovivo.h"
#include "mensagens.h"
#include "roteador.h"
#include "servidorhttp.h"

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace nucleo {

struct Metricas {
    std::atomic<qint64> conexoes{0}, recusadas{0}, requisicoes{0}, clientesIdos{0}, vencidas{0};
    std::atomic<qint64> porClasse[6]{}; // answers by hundreds of their status
};

// A request that was let in: everything known before its body.
struct Admitida {
    const Rota *rota = nullptr;
    Requisicao requisicao; // without the body
    qint64 corpoMaximo = 0;
    QList<std::pair<QByteArray, QByteArray>> cabecalhos; // rate limits, for the answer
};

// What came of a request: an answer, or a connection that becomes a live stream.
struct Desfecho {
    Resposta resposta;
    bool aoVivo = false;
    // Of the live stream.
    Identidade quem;
    QUuid unidade = {};
    LugaresAoVivo::Lugar lugar = {};
};

// From a request's head to its answer, without sockets: routing, limits, identity, the use case. Thread safe.
class Atendimento
{
public:
    Atendimento(const ConfigHttp &config, ServidorHttp::Partes partes, QList<Rota> rotas);

    // In the I/O thread, before the first byte of the body. Never blocks.
    [[nodiscard]] std::variant<Admitida, Resposta> admitir(const Cabeca &cabeca, const QHostAddress &par);
    // With the whole body. `pronta` is called exactly once, from any thread, possibly before this returns.
    void atender(Admitida admitida, std::function<void(Desfecho)> pronta);
    // Until every request under way has called its `pronta`: what runs them lives longer than this.
    void esperarTodas();

    [[nodiscard]] Resposta recusa(int status, const QByteArray &requisicaoId = {}, Idioma idioma = Idioma::Portugues);
    [[nodiscard]] QByteArray novoId() const;
    [[nodiscard]] const Mensagens &mensagens() const { return m_mensagens; }
    [[nodiscard]] ServidorHttp::Partes &partes() { return m_partes; }
    [[nodiscard]] Metricas &metricas() { return m_metricas; }
    // Who calls may use the route: the session stands and the profile fits. Reads the database.
    [[nodiscard]] dominio::Resultado<void> autorizar(Requisicao &requisicao, const Rota &rota);

private:
    [[nodiscard]] dominio::Resultado<void> identificar(const Cabeca &cabeca, Admitida &admitida);
    [[nodiscard]] dominio::Resultado<void> limitar(Admitida &admitida);
    [[nodiscard]] dominio::Resultado<void> conferirConsulta(QByteArrayView consulta, Admitida &admitida) const;
    [[nodiscard]] dominio::Resultado<void> conferirCorpo(const Cabeca &cabeca, const Rota &rota) const;
    [[nodiscard]] Resposta recusarMetodo(const Cabeca &cabeca, const Requisicao &requisicao);
    [[nodiscard]] QHostAddress cliente(const Cabeca &cabeca, const QHostAddress &par) const;
    [[nodiscard]] dominio::Resultado<Desfecho> abrirAoVivo(const CasoAoVivo &caso, const Requisicao &requisicao);
    void executar(const std::shared_ptr<Admitida> &admitida, const std::function<void(Desfecho)> &pronta);
    void escrever(const std::shared_ptr<Admitida> &admitida, const CasoEscrita &caso,
                  const std::function<void(Desfecho)> &pronta);
    [[nodiscard]] std::optional<Resposta> dadaPorOutro(const Admitida &admitida,
                                                       const std::optional<Idempotencia::Pedido> &pedido) const;
    [[nodiscard]] Desfecho desfechoDe(const dominio::Erro &erro, const Requisicao &requisicao);

    const ConfigHttp m_config;
    ServidorHttp::Partes m_partes;
    Mensagens m_mensagens;
    Roteador m_roteador;
    Metricas m_metricas;
    Idempotencia m_idempotencia;
    LugaresAoVivo m_lugares;
    std::mutex m_trava;
    std::condition_variable m_acabou;
    int m_emCurso = 0;
    Limitador<QHostAddress> m_porEndereco;
    Limitador<QUuid> m_porConta;
};

} // namespace nucleo
