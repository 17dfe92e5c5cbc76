// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <dominio/ids.h>
#include <dominio/instante.h>

#include <QByteArray>

namespace nucleo {

// Who does something and when: what history, audit and events record of a change.
struct Contexto {
    QUuid ator; // null: the system itself
    dominio::Instante agora;
    QByteArray origem; // the peer's address; empty for the system
    QByteArray requisicaoId;
};

// Who may see an event: everyone of these profiles, and these people whatever their profile. Nobody where both are
// empty: an event for the server's own modules.
struct Publico {
    QList<dominio::Perfil> perfis;
    QList<QUuid> ids;
    [[nodiscard]] QByteArray json() const; // {"perfis":["admin"],"ids":[]}
    // Nothing where the text is not one that json() made.
    [[nodiscard]] static std::optional<Publico> deJson(const QByteArray &json);
};

// One fact, published in the same transaction as the change it tells of (contract, section 7).
struct Evento {
    QUuid id;
    QByteArray tipo; // "consulta.confirmada"
    int versao = 1;
    dominio::Instante em;
    QUuid agregado;
    QUuid ator;
    QByteArray dados; // the resource as JSON
    // Absent: written by a version that did not say it. Nobody sees such an event.
    std::optional<Publico> publico;
    QUuid unidade;                         // the one unit that it concerns; null: none, or several
    qint64 ordem = 0;                      // position in the outbox it came from; 0 until read from there
    [[nodiscard]] QByteArray json() const; // as on the live stream: without publico and unidade
};

// An event to be published. Its id, its time and its author come from the transaction.
struct Publicacao {
    QByteArray tipo;
    QUuid agregado = {};
    QByteArray dados = {};
    Publico publico = {}; // left out: nobody sees it on the live stream
    QUuid unidade = {};
};

// A write in progress. Lives only inside the function that Banco::escrever runs; that function may be run again after
// a conflict, so it must have no effect outside the transaction. Returning an error undoes everything it did.
class Transacao : public Leitura
{
public:
    Transacao(Conexao &conexao, const Contexto &contexto) : Leitura(conexao), m_contexto(contexto) {}

    // Waits until no other write holds any of these (people, mostly: the doctor stands for their whole agenda), and
    // holds them to the end of this one. To be asked for once, before the first change, for all at a time: then nothing
    // waits in a circle, and events leave in the order in which their changes were made. True: others may have written
    // meanwhile, what was read before is to be read again. SQLite has one writer: nothing to do, false.
    [[nodiscard]] Resultado<bool> travar(QList<QUuid> quem);
    [[nodiscard]] Resultado<int> executar(const char *sql, Valores valores = {}); // rows affected
    // A write whose number of rows does not matter. The engine need not be waited for: what it refuses may be told by a
    // later statement, or by the commit, with the same code.
    [[nodiscard]] Resultado<void> gravar(const char *sql, Valores valores = {});
    // Adds to the outbox; the event gets its id and time here and goes out after the commit.
    [[nodiscard]] Resultado<void> publicar(const Publicacao &novo);
    // Adds an audit row: who, when, from where, what was done to which record. No names, no health data.
    [[nodiscard]] Resultado<void> auditar(const QByteArray &acao, const QByteArray &recurso, const QUuid &registro);
    // Runs f and undoes what it did, events and audit rows too, whatever it gave. What was read under those changes
    // must not be kept beyond it.
    template<class F>
    [[nodiscard]] auto simular(F &&f) -> std::invoke_result_t<F>
    {
        const int publicados = m_publicados;
        AGENDA_TENTAR(marcarVolta());
        auto resultado = std::forward<F>(f)();
        // What it wrote may not be answered yet, and belongs to what it gave.
        if (const auto escrito = esperar(); resultado && !escrito)
            resultado = dominio::falha(escrito.error());
        AGENDA_TENTAR(voltar());
        m_publicados = publicados;
        return resultado;
    }
    [[nodiscard]] const Contexto &contexto() const { return m_contexto; }
    [[nodiscard]] dominio::Instante agora() const { return m_contexto.agora; }
    [[nodiscard]] bool publicou() const { return m_publicados > 0; }

private:
    [[nodiscard]] Resultado<void> marcarVolta();
    [[nodiscard]] Resultado<void> esperar();
    [[nodiscard]] Resultado<void> voltar();

    Contexto m_contexto;
    int m_publicados = 0;
};

} // namespace nucleo
