// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../repositorios/cadastros.h"
#include "../semear.h"
#include "ficha.h"

#include <dominio/fuso.h>
#include <dominio/versoesqt.h>

using namespace Qt::StringLiterals;
using contrato::NovoUsuario;
using contrato::SituacaoUsuario;
using contrato::Usuario;
using dominio::Codigo;
using dominio::CodigoCampo;
using dominio::ErroCampo;
using dominio::falha;
using dominio::Perfil;

namespace auth {

namespace {

QDate diaDe(dominio::Instante quando)
{
    // The most generous "today": somewhere it is already that date.
    return dominio::emUtc(quando.maisSegundos(14 * 3600).ms()).date();
}

// Whoever asks without rights of the desk: the public, patients and doctors.
bool publico(const Requisicao &req)
{
    return !req.quem || req.quem->pendente || !(req.quem->eh(Perfil::Recepcionista) || req.quem->eh(Perfil::Admin));
}

Resultado<void> conferirPermissao(const NovoUsuario &novo, const Requisicao &req)
{
    if (req.quem && !req.quem->pendente && req.quem->eh(Perfil::Admin))
        return {};
    if (publico(req))
        return novo.perfil == Perfil::Paciente || novo.perfil == Perfil::Medico ? Resultado<void>()
                                                                                : falha(Codigo::SemPermissao);
    if (novo.perfil != Perfil::Paciente)
        return falha(Codigo::SemPermissao);
    if (novo.senha)
        return falha(dominio::Erro::campoProibido(u"senha"_s));
    return {};
}

QStringList proprios(const Usuario &u)
{
    QStringList textos{u.nome};
    textos += u.nome.split(u' ', Qt::SkipEmptyParts);
    if (u.email)
        textos << u.email->texto() << u.email->texto().section(u'@', 0, 0);
    if (u.cpf)
        textos << u.cpf->texto();
    return textos;
}

Usuario usuarioDe(const NovoUsuario &novo, dominio::UsuarioId id, SituacaoUsuario situacao, dominio::Instante agora)
{
    Usuario u;
    copiarFicha(novo, u);
    u.id = id;
    u.perfil = novo.perfil;
    u.situacao = situacao;
    u.criadoEm = u.atualizadoEm = agora;
    return u;
}

// Who signs up alone needs a way to sign in, and nobody asks them at the desk for what is missing.
void conferirPublico(const NovoUsuario &novo, QList<ErroCampo> &erros)
{
    if (!novo.senha)
        erros << ErroCampo{u"senha"_s, CodigoCampo::Obrigatorio};
    if (novo.perfil != Perfil::Paciente)
        return;
    if (!novo.email && !novo.cpf)
        erros << ErroCampo{u"email"_s, CodigoCampo::Obrigatorio};
    if (!novo.dataNascimento)
        erros << ErroCampo{u"dataNascimento"_s, CodigoCampo::Obrigatorio};
}

// What the command line was given, as the body of POST /auth/register, so that the same checks read it.
QByteArray corpoDeAdmin(const QString &email, const QString &nome, const QString &senha)
{
    QByteArray corpo = "{\"perfil\":\"admin\"";
    for (const auto &[membro, valor] :
         {std::pair(",\"nome\":", &nome), {",\"email\":", &email}, {",\"senha\":", &senha}}) {
        corpo += membro;
        contrato::escreverTexto(corpo, *valor);
    }
    return corpo + '}';
}

} // namespace

Resultado<Efeito> cadastrar(Servicos &s, const Requisicao &req)
{
    if (publico(req))
        AGENDA_TENTAR(s.cadastros.gastar(nucleo::chaveDe(req.par)));
    AGENDA_OBTER(const auto novo, contrato::ler<NovoUsuario>(req.corpo));
    AGENDA_TENTAR(conferirPermissao(novo, req));
    const bool espera = publico(req) && novo.perfil == Perfil::Medico;
    const dominio::Instante agora = s.relogio.agora();
    Usuario usuario = usuarioDe(novo, dominio::UsuarioId::novo(agora),
                                espera ? SituacaoUsuario::Pendente : SituacaoUsuario::Ativo, agora);
    QList<ErroCampo> erros = conferirFicha(usuario, diaDe(agora));
    if (publico(req))
        conferirPublico(novo, erros);
    if (novo.senha)
        if (const auto erro = s.regras.erro(u"senha"_s, *novo.senha, proprios(usuario)))
            erros << *erro;
    if (!erros.isEmpty())
        return falha(dominio::Erro::validacao(erros));
    completarFicha(usuario);
    QByteArray senha;
    if (novo.senha) {
        AGENDA_OBTER(senha, s.argon.gerar(*novo.senha));
    }
    return Efeito([usuario, senha](nucleo::Transacao &tx) -> Resultado<Resposta> {
        AGENDA_TENTAR(Cadastros::criar(tx, usuario, senha));
        return Resposta::json(contrato::escrever(usuario), 201)
            .com("Location", "/usuarios/" + usuario.id.texto().toLatin1())
            .comVersao(1);
    });
}

Resultado<dominio::UsuarioId> criarAdmin(Servicos &s, const QString &email, const QString &nome, const QString &senha)
{
    const dominio::Instante agora = s.relogio.agora();
    AGENDA_OBTER(const auto novo, contrato::ler<NovoUsuario>(corpoDeAdmin(email, nome, senha)));
    const Usuario usuario = usuarioDe(novo, dominio::UsuarioId::novo(agora), SituacaoUsuario::Ativo, agora);
    QList<ErroCampo> erros = conferirFicha(usuario, diaDe(agora));
    if (const auto erro = s.regras.erro(u"senha"_s, senha, proprios(usuario)))
        erros << *erro;
    if (!erros.isEmpty())
        return falha(dominio::Erro::validacao(erros));
    AGENDA_OBTER(const QByteArray resumida, s.argon.gerar(senha));
    AGENDA_TENTAR(s.banco.escreverEEsperar(
        {{}, agora, {}, {}}, [&](nucleo::Transacao &tx) { return Cadastros::criar(tx, usuario, resumida); }));
    return usuario.id;
}

Resultado<QByteArray> resumirSenha(const QString &senha)
{
    return Argon(Argon::Custo()).gerar(senha);
}

Resultado<Usuario> semearUsuario(nucleo::Transacao &tx, dominio::UsuarioId id, const NovoUsuario &novo,
                                 const QByteArray &senhaResumida)
{
    Usuario usuario = usuarioDe(novo, id, SituacaoUsuario::Ativo, tx.agora());
    if (const auto erros = conferirFicha(usuario, diaDe(tx.agora())); !erros.isEmpty())
        return falha(dominio::Erro::validacao(erros));
    completarFicha(usuario);
    AGENDA_TENTAR(Cadastros::criar(tx, usuario, senhaResumida));
    return usuario;
}

} // namespace auth
