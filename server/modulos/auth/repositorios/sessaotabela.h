// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/banco/transacao.h>

#include <optional>

namespace auth {

struct Sessao {
    QUuid id;
    dominio::UsuarioId usuario;
    dominio::Instante criadaEm, expiraEm;
    bool revogada = false;
};

// A session together with its owner's present rights: what every request asks for.
struct EstadoDaSessao {
    dominio::Perfil perfil = dominio::Perfil::Paciente;
    QString situacao;
};

// Table sessao.
class SessaoTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const Sessao &sessao);
    [[nodiscard]] static nucleo::Resultado<std::optional<Sessao>> buscar(nucleo::Leitura &leitura, const QUuid &id);
    // Nothing where the session was revoked, has expired or is not this user's.
    [[nodiscard]] static nucleo::Resultado<std::optional<EstadoDaSessao>>
    estado(nucleo::Leitura &leitura, const QUuid &id, dominio::UsuarioId usuario, dominio::Instante agora);
    [[nodiscard]] static nucleo::Resultado<void> prolongar(nucleo::Transacao &tx, const QUuid &id,
                                                           dominio::Instante expiraEm);
    // Both publish sessao.encerrada, so that open streams of the session end with it. True where it stood until now.
    [[nodiscard]] static nucleo::Resultado<bool> revogar(nucleo::Transacao &tx, const QUuid &id, const QString &motivo);
    [[nodiscard]] static nucleo::Resultado<void> revogarTodas(nucleo::Transacao &tx, dominio::UsuarioId usuario,
                                                              const QString &motivo);
    // Forgets the user's sessions that ended before the given time, with their refresh tokens.
    [[nodiscard]] static nucleo::Resultado<void> limpar(nucleo::Transacao &tx, dominio::UsuarioId usuario,
                                                        dominio::Instante antesDe);
};

} // namespace auth
