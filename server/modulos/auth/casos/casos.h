// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../servicos.h"

#include <contrato/pessoas.h>
#include <nucleo/http/rota.h>

// The use cases, one file each. What a route calls; who may call it stands in rotas.cpp.
namespace auth {

using nucleo::Efeito;
using nucleo::Requisicao;
using nucleo::Resposta;
using nucleo::Resultado;

[[nodiscard]] Resultado<Efeito> cadastrar(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> entrar(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> renovar(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Efeito> sair(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> verEu(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> verUsuario(Servicos &s, const Requisicao &req);
// Own account, admins all, receptionists patients.
[[nodiscard]] Resultado<void> podeVer(const nucleo::Identidade &quem, const contrato::Usuario &alvo);
[[nodiscard]] Resultado<Efeito> editarUsuario(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> listarUsuarios(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> listarMedicos(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> buscarPacientes(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> listarAuditoria(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<Resposta> chavesPublicas(Servicos &s, const Requisicao &req);
[[nodiscard]] Resultado<dominio::UsuarioId> criarAdmin(Servicos &s, const QString &email, const QString &nome,
                                                       const QString &senha);

} // namespace auth
