// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "requisicao.h"
#include "resposta.h"

#include <contrato/esquema.h>
#include <nucleo/banco/banco.h>

#include <functional>
#include <variant>

namespace nucleo {

// Who may call a route. Anonymous routes say so. "Dono" means: the first {place} must be the caller's own id.
struct Acesso {
    enum Regra : quint8 { Nao, Sim, SeDono };
    bool anonimo = false;
    bool pendenteTambem = false; // open to accounts that wait for activation
    Regra paciente = Nao, medico = Nao, recepcionista = Nao, admin = Nao;
    bool recusaTokenRuim = false; // anonymous, yet an unusable token is refused instead of ignored
    [[nodiscard]] Regra de(dominio::Perfil perfil) const;
};

// A use case that only reads: runs on an Executor thread.
using CasoLeitura = std::function<Resultado<Resposta>(const Requisicao &)>;
// A use case that writes, in two parts: the preparation runs on an Executor thread (parses, validates, reads other
// databases, hashes passwords) and gives the effect, which runs inside a transaction of Rota::banco together with its
// idempotency row. The effect may run more than once; the answer goes out after the commit.
using Efeito = std::function<Resultado<Resposta>(Transacao &)>;
using CasoEscrita = std::function<Resultado<Efeito>(const Requisicao &)>;
// A live stream (server-sent events): authorised like any route, then the socket goes to the push thread.
struct CasoAoVivo {
    // The unit whose events alone are wanted, with those that have none; null: all. Absent: never a filter.
    std::function<Resultado<QUuid>(const Requisicao &)> unidade = {};
};

struct DocRota {
    const char *resumo = "";    // one line, for the OpenAPI document
    contrato::Esquema corpo;    // request body; empty: none
    contrato::Esquema resposta; // success body; empty: none
    int sucesso = 200;
    QList<contrato::ParametroDeConsulta> consulta; // query parameters; others are refused (422, desconhecido)
    bool exigeVersao = false;                      // without If-Match: 428
    bool semEndereco = false;                      // makes several at once: no Location and no ETag for them together
};

// Where the use case runs. Senhas: few threads, for password hashing. Nenhuma: in the connection's own thread, at once,
// even where all workers are busy; only for anonymous reads that take no time and ask no database.
enum class Fila { Comum, Senhas, Nenhuma };

struct Rota {
    Metodo metodo;
    QByteArray caminho; // "/consultas/{id}/confirmar"
    Acesso acesso;
    std::variant<CasoLeitura, CasoEscrita, CasoAoVivo> caso;
    DocRota doc;
    Banco *banco = nullptr;   // for CasoEscrita
    bool idempotente = false; // honours Idempotency-Key (POSTs that create)
    Fila fila = Fila::Comum;
    qint64 corpoMaximo = 64 * 1024;
    int prazoMs = 5'000; // of the use case, once its request is complete; exports, reports and imports 60 s
};

} // namespace nucleo
