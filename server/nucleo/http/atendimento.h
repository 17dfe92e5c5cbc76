// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "admissao.h"
#include "emcurso.h"
#include "idempotencia.h"
#include "lugaresaovivo.h"
#include "mensagens.h"
#include "orcamentodebytes.h"
#include "servidorhttp.h"

#include <atomic>

namespace nucleo {

struct Metricas {
    std::atomic<qint64> conexoes{0}, recusadas{0}, requisicoes{0}, clientesIdos{0}, vencidas{0};
    std::atomic<qint64> porClasse[6]{}; // answers by hundreds of their status
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

// From a request's head to its answer, without sockets: admission, the session, the use case. Thread safe.
class Atendimento
{
public:
    Atendimento(const ConfigHttp &config, ServidorHttp::Partes partes, QList<Rota> rotas);

    // In the I/O thread, before the first byte of the body. Never blocks.
    [[nodiscard]] std::variant<Admitida, Resposta> admitir(const Cabeca &cabeca, const QHostAddress &par);
    // One more of that address is counted, as if it had been answered; false: it has no more.
    [[nodiscard]] bool contar(const QHostAddress &par);
    // With the whole body. `pronta` is called exactly once, from any thread, possibly before this returns.
    void atender(Admitida admitida, std::function<void(Desfecho)> pronta);
    // Until every request under way has called its `pronta`: what runs them lives longer than this.
    void esperarTodas() { m_emCurso.esperarTodas(); }
    // Those under way, and those to come, stop where they can and are answered 503: the server ends.
    void desistirDeTodas() { m_emCurso.desistirDeTodas(); }

    [[nodiscard]] Resposta recusa(int status, const QByteArray &requisicaoId = {}, Idioma idioma = Idioma::Portugues);
    // Of bytes that are no request: counted as one, so that it may also be a 429.
    [[nodiscard]] Resposta recusaSemCabeca(int status, const QHostAddress &par);
    [[nodiscard]] QByteArray novoId() const;
    [[nodiscard]] const Mensagens &mensagens() const { return m_mensagens; }
    [[nodiscard]] ServidorHttp::Partes &partes() { return m_partes; }
    [[nodiscard]] Metricas &metricas() { return m_metricas; }
    [[nodiscard]] OrcamentoDeBytes &orcamento() { return m_orcamento; } // of all connections of this front
    // Who calls may use the route: the session stands and the profile fits. Reads the database.
    [[nodiscard]] dominio::Resultado<void> autorizar(Admitida &admitida);

private:
    [[nodiscard]] Prazo prazoDe(const Admitida &admitida) const; // beginning now
    [[nodiscard]] dominio::Resultado<Desfecho> abrirAoVivo(const CasoAoVivo &caso, const Requisicao &requisicao);
    void comecar(const std::shared_ptr<Admitida> &admitida, const std::function<void(Desfecho)> &pronta);
    void executar(const std::shared_ptr<Admitida> &admitida, const std::function<void(Desfecho)> &pronta);
    void escrever(const std::shared_ptr<Admitida> &admitida, const CasoEscrita &caso,
                  const std::function<void(Desfecho)> &pronta);
    struct Escrita;
    [[nodiscard]] dominio::Resultado<std::optional<Resposta>> jaFeita(Escrita &escrita);
    void gravar(Escrita escrita, Efeito efeito);
    [[nodiscard]] std::optional<Resposta> dadaPorOutro(const Admitida &admitida,
                                                       const std::optional<Idempotencia::Pedido> &pedido) const;
    [[nodiscard]] Desfecho desfechoDe(const dominio::Erro &erro, const Requisicao &requisicao);
    // The same for a use case: one that stopped because nobody waits for it is no line of the log.
    [[nodiscard]] Desfecho desfechoDoCaso(dominio::Erro erro, const Requisicao &requisicao);

    ServidorHttp::Partes m_partes;
    Mensagens m_mensagens;
    Admissao m_admissao;
    Metricas m_metricas;
    OrcamentoDeBytes m_orcamento;
    Idempotencia m_idempotencia;
    LugaresAoVivo m_lugares;
    EmCurso m_emCurso;
};

} // namespace nucleo
