// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cabeca.h"
#include "limitador.h"
#include "procedencia.h"
#include "roteador.h"
#include "servidorhttp.h"
#include "vagas.h"

#include <span>
#include <variant>

namespace nucleo {

using Cabecalhos = QList<std::pair<QByteArray, QByteArray>>;

// A request that was let in: everything known before its body.
struct Admitida {
    const Rota *rota = nullptr;
    Requisicao requisicao; // without the body
    qint64 corpoMaximo = 0;
    Cabecalhos cabecalhos;          // rate limits, for the answer
    Prazo::Desistencia desistencia; // set by the connection once its client has gone
    Cabecalhos daConta;             // its rate limits, known once the session is
    std::shared_ptr<void> vaga;     // among the requests under way of its client, behind a proxy
};

// One that was not: why, and what its answer says besides.
struct NaoAdmitida {
    dominio::Erro erro;
    Requisicao requisicao; // its id and language
    Cabecalhos cabecalhos; // rate limits, Allow
};

// What is asked of a request before the first byte of its body, in one fixed order. Never blocks; thread safe.
class Admissao
{
public:
    Admissao(const ConfigHttp &config, const ServidorHttp::Partes &partes, QList<Rota> rotas);

    [[nodiscard]] std::variant<Admitida, NaoAdmitida> admitir(const Cabeca &cabeca, const QHostAddress &par);
    // What came is no request: it counts all the same. The error is that its address has no more.
    [[nodiscard]] dominio::Resultado<void> contarSemCabeca(const QHostAddress &par, Cabecalhos &cabecalhos);

    // The last bucket: once the session is known to stand, and before anything is done for it. A token that was signed
    // out must not use up what is its owner's.
    [[nodiscard]] dominio::Resultado<void> contarConta(const Identidade &quem, Cabecalhos &cabecalhos);

    // Where no token is asked for, one that is of no use (expired, signed out, another scheme) is as none.
    [[nodiscard]] static bool comoSemToken(const Acesso &acesso, dominio::Codigo recusa);
    // The steps by name, as they come.
    [[nodiscard]] static QList<QByteArray> ordem();

private:
    struct Vinda;
    struct Passo {
        const char *nome;
        dominio::Resultado<void> (Admissao::*dar)(Vinda &);
    };
    [[nodiscard]] static std::span<const Passo> passos();
    [[nodiscard]] dominio::Resultado<void> contarEndereco(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> tomarVaga(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> acharRota(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> recolherCabecalhos(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> identificar(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> conferirConsulta(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> conferirCorpo(Vinda &v);
    [[nodiscard]] dominio::Resultado<void> recusarMetodo(Vinda &v) const;
    [[nodiscard]] dominio::Resultado<Identidade> provar(const QByteArray &autorizacao) const;

    const QList<QHostAddress> m_proxies;
    const dominio::Relogio &m_relogio;
    Verificador *const m_verificador; // null: only anonymous routes answer
    Roteador m_roteador;
    Limitador m_porEndereco, m_porConta;
    Vagas m_vagas;
};

[[nodiscard]] QByteArray novoIdDeRequisicao(const dominio::Relogio &relogio);

} // namespace nucleo
