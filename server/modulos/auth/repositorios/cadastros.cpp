// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cadastros.h"

#include "../texto.h"
#include "buscanometabela.h"
#include "identificadortabela.h"
#include "medicotabela.h"
#include "pacientetabela.h"

using contrato::SituacaoUsuario;
using contrato::Usuario;
using dominio::Codigo;
using dominio::falha;
using dominio::Perfil;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

namespace {

QString valorDo(IdentificadorTabela::Tipo tipo, const Usuario &u)
{
    switch (tipo) {
    case IdentificadorTabela::Tipo::Email:
        return u.email ? chaveDeEmail(u.email->texto()) : QString();
    case IdentificadorTabela::Tipo::Cpf:
        return u.cpf ? u.cpf->texto() : QString();
    case IdentificadorTabela::Tipo::Crm:
        break;
    }
    return u.crm ? u.crm->uf.texto() + u'-' + u.crm->numero : QString();
}

// Of the accounts a receptionist reads only the patients'.
Resultado<void> anunciar(Transacao &tx, const QByteArray &tipo, const Usuario &u)
{
    nucleo::Publico publico{{Perfil::Admin}, {}};
    if (u.perfil == Perfil::Paciente)
        publico.perfis << Perfil::Recepcionista;
    return tx.publicar(
        {.tipo = tipo, .agregado = u.id.uuid(), .dados = contrato::escrever(u), .publico = std::move(publico)});
}

} // namespace

Resultado<void> Cadastros::tomarIdentificadores(Transacao &tx, const Usuario *antigo, const Usuario &novo)
{
    using Tipo = IdentificadorTabela::Tipo;
    static constexpr std::pair<Tipo, Codigo> todos[] = {
        {Tipo::Email, Codigo::EmailEmUso}, {Tipo::Cpf, Codigo::CpfEmUso}, {Tipo::Crm, Codigo::CrmEmUso}};
    for (const auto &[tipo, emUso] : todos) {
        const QString antes = antigo ? valorDo(tipo, *antigo) : QString();
        const QString depois = valorDo(tipo, novo);
        if (antes == depois)
            continue;
        if (!antes.isEmpty())
            AGENDA_TENTAR(IdentificadorTabela::soltar(tx, tipo, novo.id));
        if (depois.isEmpty())
            continue;
        AGENDA_OBTER(const bool meu, IdentificadorTabela::tomar(tx, tipo, depois, novo.id));
        if (!meu)
            return falha(emUso);
    }
    return {};
}

Resultado<void> Cadastros::gravarLados(Transacao &tx, const Usuario &u)
{
    if (u.perfil == Perfil::Paciente)
        AGENDA_TENTAR(PacienteTabela::gravar(tx, u));
    else
        AGENDA_TENTAR(PacienteTabela::apagar(tx, u.id));
    return u.perfil == Perfil::Medico ? MedicoTabela::gravar(tx, u) : MedicoTabela::apagar(tx, u.id);
}

Resultado<void> Cadastros::criar(Transacao &tx, const Usuario &u, const QByteArray &senha)
{
    AGENDA_TENTAR(UsuarioTabela::inserir(tx, u, senha));
    AGENDA_TENTAR(tomarIdentificadores(tx, nullptr, u));
    if (u.perfil == Perfil::Paciente)
        AGENDA_TENTAR(PacienteTabela::gravar(tx, u));
    if (u.perfil == Perfil::Medico)
        AGENDA_TENTAR(MedicoTabela::gravar(tx, u));
    AGENDA_TENTAR(BuscaNomeTabela::inserir(tx, u.perfil, nomeChaveDe(u), u.id));
    AGENDA_TENTAR(anunciar(tx, "usuario.criado", u));
    return tx.auditar("criar", "usuario", u.id.uuid());
}

Resultado<Cadastro> Cadastros::alterar(Transacao &tx, const Cadastro &antigo, const Usuario &novo)
{
    Cadastro c{novo, antigo.versao + 1, nomeChaveDe(novo)};
    c.usuario.atualizadoEm = tx.agora();
    AGENDA_TENTAR(tomarIdentificadores(tx, &antigo.usuario, novo));
    AGENDA_TENTAR(UsuarioTabela::atualizar(tx, c.usuario, c.versao));
    AGENDA_TENTAR(gravarLados(tx, novo));
    if (antigo.nomeChave != c.nomeChave || antigo.usuario.perfil != novo.perfil) {
        AGENDA_TENTAR(BuscaNomeTabela::apagar(tx, antigo.usuario.perfil, antigo.nomeChave, novo.id));
        AGENDA_TENTAR(BuscaNomeTabela::inserir(tx, novo.perfil, c.nomeChave, novo.id));
    }
    const bool bloqueia =
        novo.situacao == SituacaoUsuario::Bloqueado && antigo.usuario.situacao != SituacaoUsuario::Bloqueado;
    AGENDA_TENTAR(anunciar(tx, bloqueia ? "usuario.bloqueado" : "usuario.atualizado", c.usuario));
    AGENDA_TENTAR(tx.auditar(bloqueia ? "bloquear" : "alterar", "usuario", novo.id.uuid()));
    return c;
}

} // namespace auth
