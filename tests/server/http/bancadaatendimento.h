// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bancadahttp.h"
#include "verificadorfalso.h"

#include <apoio/relogiofalso.h>
#include <nucleo/banco/banco.h>

#include <QTemporaryDir>

namespace http_teste {

// A request as bytes; with a body, it is announced as JSON.
[[nodiscard]] QByteArray pedido(const QByteArray &linha, const QByteArray &token = {},
                                const QByteArray &cabecalhos = {}, const QByteArray &corpo = {});

// The HTTP front with accounts, one route for each way of access, and one that writes:
//   GET  /paciente /medico /balcao /pendente /anonimo /exigente /ninguem /dono/{id}
//   GET  /versao /semmarca /nomes   answers {"a":1} with ETag "7", with none, with one that does not tell all
//   GET  /quemsou   the address that the server takes the client to have
//   GET  /quem      anonymous; the profile of who calls, or "ninguem"
//   GET  /eventos   the live stream, for the desk
//   POST /coisas    idempotent; {"motivo"} "lento" waits at the door, "recusada" and "lanca" fail after writing,
//                   "visto" waits at the door and is refused in its preparation where it is there already
// Each test sets what it wants and starts it.
class BancadaAtendimento
{
public:
    explicit BancadaAtendimento(const QString &url = {}); // on the database of another one
    [[nodiscard]] const QString &url() const { return m_url; }
    ~BancadaAtendimento();

    [[nodiscard]] BancadaHttp &http() { return *m_http; }
    [[nodiscard]] nucleo::Banco &banco() { return *m_banco; }
    [[nodiscard]] apoio::RelogioFalso &relogio() { return m_relogio; }
    [[nodiscard]] VerificadorFalso &verificador() { return m_verificador; }
    [[nodiscard]] Lida pedir(const QByteArray &bytes) const;
    [[nodiscard]] Lida criar(const QByteArray &chave, const QByteArray &motivo, const QByteArray &token = "paciente",
                             const QByteArray &caminho = "/coisas") const;
    [[nodiscard]] int linhas(); // rows written * 1000 + events in the outbox; negative: could not be read
    std::atomic<int> preparos{0};
    std::atomic<bool> lancar{false}; // in the preparation

private:
    void abrirBanco();
    [[nodiscard]] static QList<nucleo::Rota> rotasDeAcesso();
    [[nodiscard]] nucleo::Rota rotaQueEscreve();
    [[nodiscard]] static nucleo::Rota fluxo();
    [[nodiscard]] dominio::Resultado<void> preparar(const QString &motivo);
    QTemporaryDir m_pasta;
    QString m_url;
    std::unique_ptr<nucleo::Banco> m_banco;
    VerificadorFalso m_verificador;
    apoio::RelogioFalso m_relogio{dominio::Instante::deMs(1'800'000'000'000)};
    std::unique_ptr<BancadaHttp> m_http;
};

} // namespace http_teste
