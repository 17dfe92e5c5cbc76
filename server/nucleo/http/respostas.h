// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mensagens.h"
#include "resposta.h"

namespace nucleo {

[[nodiscard]] int statusDe(dominio::Codigo codigo);

// The one place where an Erro becomes an HTTP answer: application/problem+json (RFC 9457).
[[nodiscard]] Resposta respostaDe(const dominio::Erro &erro, const Mensagens &mensagens, Idioma idioma,
                                  const QByteArray &requisicaoId);
// The same with another status than the code's own: what the guard refuses (408, 417, 505) has no code for each.
[[nodiscard]] Resposta respostaDe(const dominio::Erro &erro, int status, const Mensagens &mensagens, Idioma idioma,
                                  const QByteArray &requisicaoId);

// What an answer's head says of the connection and the request.
struct Moldura {
    QByteArray data, requisicaoId;
    int menor = 1; // the client speaks HTTP/1.x
    bool manter = true;
    bool comCorpo = true; // false: HEAD
};
// The answer as it goes over the wire.
[[nodiscard]] QByteArray bytesDe(const Resposta &resposta, const Moldura &moldura);

// Reason phrase of a status.
[[nodiscard]] const char *frase(int status);
// The Erro of a status that the guard gives by itself (400, 408, 413, 414, 417, 431, 501, 505, …).
[[nodiscard]] dominio::Erro erroDoPorteiro(int status);

} // namespace nucleo
