// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>
#include <nucleo/banco/transacao.h>

// Filling the module's database in one go (the demo clinic, an import): the same rows, events and audit as an admin's
// POST /auth/register writes, inside the caller's transaction on ModuloAuth::banco().
namespace auth {

// A hash for semearUsuario; slow on purpose, so made once where many accounts share a password. The rules for new
// passwords are not asked.
[[nodiscard]] nucleo::Resultado<QByteArray> resumirSenha(const QString &senha);

// The fields are checked as in a request; Validacao, EmailEmUso, CpfEmUso and CrmEmUso can come back. novo.senha is
// not looked at; an empty hash: no password yet.
[[nodiscard]] nucleo::Resultado<contrato::Usuario> semearUsuario(nucleo::Transacao &tx, dominio::UsuarioId id,
                                                                 const contrato::NovoUsuario &novo,
                                                                 const QByteArray &senhaResumida = {});

} // namespace auth
