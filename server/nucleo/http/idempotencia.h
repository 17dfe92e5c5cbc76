// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rota.h"

#include <QSet>

#include <mutex>

namespace nucleo {

// Idempotency-Key (IETF draft 07): the answer to a request that creates is kept 24 h in the same transaction as its
// effect. Only what succeeded is kept: a key whose request was refused is as new, with whatever body.
class Idempotencia
{
public:
    struct Pedido {
        QString dono;      // the account, or "anonimo"
        QString chave;     // SHA-256 of the key sent, hex
        QByteArray resumo; // HMAC-SHA-256 of method, target and body under the key sent, hex
    };
    // Nothing: the request carries no key. RequisicaoInvalida: a key that is none.
    [[nodiscard]] static Resultado<std::optional<Pedido>> pedidoDe(const Requisicao &requisicao);

    // The kept answer; nothing where the request is new, or older than its day; ChaveReutilizada where the key stood
    // for another request.
    [[nodiscard]] static Resultado<std::optional<Resposta>> guardada(Leitura &leitura, const Pedido &pedido,
                                                                     dominio::Instante agora);
    [[nodiscard]] static Resultado<void> guardar(Transacao &transacao, const Pedido &pedido, const Resposta &resposta);

    // After a failure: the answer that another process gave to the same request while this one was under way, which is
    // what this one then stumbled over. Nothing where there is none, and where there is only one process (SQLite).
    [[nodiscard]] static Resultado<std::optional<Resposta>> dadaPorOutro(Banco &banco, const Pedido &pedido,
                                                                         dominio::Instante agora);

    // One request at a time for a key in this process. False: another is under way.
    [[nodiscard]] bool entrar(const Pedido &pedido);
    void sair(const Pedido &pedido);

    // The turn that entrar() gave, for as long as it lives.
    class Vez
    {
    public:
        Vez(Idempotencia &de, Pedido pedido) : m_de(de), m_pedido(std::move(pedido)) {}
        ~Vez() { m_de.sair(m_pedido); }
        Vez(const Vez &) = delete;
        Vez &operator=(const Vez &) = delete;

    private:
        Idempotencia &m_de;
        const Pedido m_pedido;
    };

private:
    std::mutex m_trava;
    QSet<std::pair<QString, QString>> m_andamento;
};

} // namespace nucleo
