// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/threads/prazo.h>

#include <QByteArray>
#include <QHash>
#include <QHostAddress>
#include <QList>
#include <QUrlQuery>

#include <optional>

namespace nucleo {

enum class Metodo { Get, Head, Post, Put, Delete };
enum class Idioma { Portugues, Ingles, Espanhol };

// Who is calling, as proven by the token and confirmed by the session's state.
struct Identidade {
    dominio::UsuarioId usuario;
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QUuid sessao;
    bool pendente = false; // a doctor not yet activated: only /auth/me
    [[nodiscard]] bool eh(dominio::Perfil p) const { return perfil == p; }
    [[nodiscard]] bool daEquipe() const { return perfil != dominio::Perfil::Paciente; }
};

// One complete, validated request as a plain value: safe to hand to another thread.
struct Requisicao {
    Metodo metodo = Metodo::Get;
    QByteArray alvo;           // as sent, for nothing but the log's path part
    QList<QString> parametros; // values of the route's {places}, in order, decoded
    QUrlQuery consulta;        // query string, decoded with "+" as space
    QByteArray corpo;
    QHash<QByteArray, QByteArray> cabecalhos; // lower-case names
    QHostAddress par;                         // client's address (behind a trusted proxy: the forwarded one)
    QByteArray id;                            // X-Request-Id
    Idioma idioma = Idioma::Portugues;
    Prazo prazo;                    // of the use case
    std::optional<Identidade> quem; // set on every route that is not anonymous
    [[nodiscard]] QByteArray cabecalho(const QByteArray &nomeMinusculo) const
    {
        return cabecalhos.value(nomeMinusculo);
    }
};

} // namespace nucleo
