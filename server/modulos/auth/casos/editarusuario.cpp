// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/cadastros.h"
#include "../repositorios/sessaotabela.h"
#include "ficha.h"
#include "matrizdecampos.h"

#include <dominio/versoesqt.h>

using namespace Qt::StringLiterals;
using contrato::EdicaoUsuario;
using contrato::SituacaoUsuario;
using contrato::Usuario;
using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::ErroCampo;
using dominio::falha;
using dominio::Perfil;

namespace auth {

namespace {

Editores editoresDe(const nucleo::Identidade &quem, const Usuario &alvo)
{
    Editores e = 0;
    if (quem.usuario == alvo.id)
        e |= Editores(Editor::Pessoa);
    if (quem.eh(Perfil::Admin))
        e |= Editores(Editor::Admin);
    if (quem.eh(Perfil::Recepcionista) && alvo.perfil == Perfil::Paciente)
        e |= Editores(Editor::Recepcao);
    return e;
}

Usuario pedido(const EdicaoUsuario &edicao, const Usuario &antigo)
{
    Usuario u = antigo;
    copiarFicha(edicao, u);
    u.perfil = edicao.perfil.value_or(antigo.perfil);
    u.situacao = edicao.situacao.value_or(antigo.situacao);
    return u;
}

bool adminAtivo(const Usuario &u)
{
    return u.perfil == Perfil::Admin && u.situacao == SituacaoUsuario::Ativo;
}

// The account as it shall be, or why not.
Resultado<Usuario> editado(const EdicaoUsuario &edicao, const Usuario &antigo, const nucleo::Identidade &quem,
                           dominio::Instante agora)
{
    Usuario novo = pedido(edicao, antigo);
    const QStringList proibidos = aplicarMatriz(editoresDe(quem, antigo), antigo, novo);
    if (!proibidos.isEmpty())
        return falha(dominio::Erro::camposProibidos(proibidos));
    const QDate hoje = dominio::emUtc(agora.maisSegundos(14 * 3600).ms()).date();
    QList<ErroCampo> erros = conferirFicha(novo, hoje);
    if (novo.perfil == Perfil::Paciente && quem.usuario == novo.id && !novo.email && !novo.cpf)
        erros << ErroCampo{u"email"_s, CodigoCampo::Obrigatorio}; // nothing left to sign in with
    if (!erros.isEmpty())
        return falha(dominio::Erro::validacao(erros));
    completarFicha(novo);
    return novo;
}

Resultado<Resposta> gravar(nucleo::Transacao &tx, const Cadastro &antigo, const Usuario &novo)
{
    if (novo == antigo.usuario)
        return Resposta::json(contrato::escrever(novo)).comVersao(antigo.versao);
    if (adminAtivo(antigo.usuario) && !adminAtivo(novo)) {
        AGENDA_OBTER(const bool outro, UsuarioTabela::haOutroAdmin(tx, novo.id));
        if (!outro)
            return falha(Codigo::UltimoAdmin);
    }
    AGENDA_OBTER(const Cadastro gravado, Cadastros::alterar(tx, antigo, novo));
    if (novo.situacao == SituacaoUsuario::Bloqueado)
        AGENDA_TENTAR(SessaoTabela::revogarTodas(tx, novo.id, u"bloqueio"_s));
    return Resposta::json(contrato::escrever(gravado.usuario)).comVersao(gravado.versao);
}

} // namespace

Resultado<Efeito> editarUsuario(Servicos &, const Requisicao &req)
{
    AGENDA_OBTER(const auto id, idDoCaminho(req));
    AGENDA_OBTER(const auto edicao, contrato::ler<EdicaoUsuario>(req.corpo));
    return Efeito([id, edicao, quem = *req.quem,
                   ifMatch = req.cabecalho("if-match")](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_TENTAR(tx.travar({id.uuid()}));
        AGENDA_OBTER(const auto antigo, UsuarioTabela::buscar(tx, id));
        if (!antigo)
            return falha(Codigo::NaoEncontrado);
        AGENDA_TENTAR(podeVer(quem, antigo->usuario));
        AGENDA_TENTAR(conferirVersao(ifMatch, antigo->versao));
        AGENDA_OBTER(const Usuario novo, editado(edicao, antigo->usuario, quem, tx.agora()));
        return gravar(tx, *antigo, novo);
    });
}

} // namespace auth
