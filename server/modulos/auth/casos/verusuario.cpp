// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/usuariotabela.h"

using dominio::Codigo;
using dominio::falha;
using dominio::Perfil;

namespace auth {

namespace {

Resultado<Cadastro> buscar(Servicos &s, dominio::UsuarioId id)
{
    AGENDA_OBTER(const auto cadastro, s.banco.ler([&](nucleo::Leitura &l) { return UsuarioTabela::buscar(l, id); }));
    if (!cadastro)
        return falha(Codigo::NaoEncontrado);
    return *cadastro;
}

Resposta comoResposta(const Cadastro &c)
{
    return Resposta::json(contrato::escrever(c.usuario)).comVersao(c.versao);
}

} // namespace

Resultado<Resposta> verEu(Servicos &s, const Requisicao &req)
{
    AGENDA_OBTER(const Cadastro cadastro, buscar(s, req.quem->usuario));
    return comoResposta(cadastro);
}

Resultado<Resposta> verUsuario(Servicos &s, const Requisicao &req)
{
    AGENDA_OBTER(const auto id, idDoCaminho(req));
    AGENDA_OBTER(const Cadastro cadastro, buscar(s, id));
    AGENDA_TENTAR(podeVer(*req.quem, cadastro.usuario));
    return comoResposta(cadastro);
}

Resultado<void> podeVer(const nucleo::Identidade &quem, const contrato::Usuario &alvo)
{
    if (quem.usuario == alvo.id || quem.eh(Perfil::Admin))
        return {};
    if (!quem.eh(Perfil::Recepcionista))
        return falha(Codigo::NaoEncontrado);
    if (alvo.perfil == Perfil::Paciente)
        return {};
    // Doctors are public, so that there is one is no secret; other staff's accounts are.
    return falha(alvo.perfil == Perfil::Medico ? Codigo::SemPermissao : Codigo::NaoEncontrado);
}

} // namespace auth
