// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "modulo.h"

#include "casos/casos.h"
#include "pessoaslocais.h"
#include "repositorios/identificadortabela.h"
#include "repositorios/usuariotabela.h"
#include "rotas.h"
#include "servicos.h"
#include "texto.h"
#include "verificadorlocal.h"

using namespace Qt::StringLiterals;
using nucleo::Resultado;

namespace auth {

struct ModuloAuth::Privado {
    Privado(nucleo::ConfigBanco config, const Partes &p, const Ajustes &a) :
        s{.ajustes = a,
          .relogio = p.relogio,
          .registro = p.registro,
          .agenda = p.agenda,
          .pacientes = p.pacientes,
          .banco = nucleo::Banco(u"auth"_s, std::move(config), u":/auth/sql"_s),
          .argon = Argon({a.argonPassadas, a.argonBytes}),
          .regras = {},
          .tokens = Tokens(a.emissor, a.publico),
          .chaveiro = Chaveiro({s.banco, s.tokens, p.relogio, p.registro, p.pastaDasChaves}),
          .logins = nucleo::Limitador({.quantos = a.loginsPorMinutoEndereco, .janelaMs = 60'000}, p.relogio),
          .cadastros = nucleo::Limitador({.quantos = a.cadastrosPorHoraEndereco, .janelaMs = 3'600'000}, p.relogio),
          .corpos = {},
          .frequencias = FrequenciasDeNomes(p.relogio),
          .trilhas = p.trilhas}
    {}
    Servicos s;
    VerificadorLocal verificador{s};
    PessoasLocais pessoas{s.banco};
};

ModuloAuth::ModuloAuth(nucleo::ConfigBanco config, Partes partes, Ajustes ajustes) :
    m(std::make_unique<Privado>(std::move(config), partes, ajustes))
{}

ModuloAuth::~ModuloAuth()
{
    parar();
}

QString ModuloAuth::nome() const
{
    return u"auth"_s;
}

nucleo::Banco &ModuloAuth::banco()
{
    return m->s.banco;
}

QList<nucleo::Rota> ModuloAuth::rotas()
{
    return auth::rotas(m->s);
}

QList<nucleo::Assinatura> ModuloAuth::assinaturas()
{
    return {};
}

Resultado<void> ModuloAuth::iniciar()
{
    AGENDA_TENTAR(m->s.banco.abrir());
    return m->s.chaveiro.iniciar();
}

void ModuloAuth::parar()
{
    m->s.banco.fechar();
}

Resultado<void> ModuloAuth::saude()
{
    return m->s.banco.saude();
}

nucleo::Verificador &ModuloAuth::verificador()
{
    return m->verificador;
}

Pessoas &ModuloAuth::pessoas()
{
    return m->pessoas;
}

Resultado<std::optional<dominio::Perfil>> ModuloAuth::perfilDoEmail(const QString &email)
{
    return m->s.banco.ler([&](nucleo::Leitura &leitura) -> Resultado<std::optional<dominio::Perfil>> {
        AGENDA_OBTER(const auto dono,
                     IdentificadorTabela::dono(leitura, IdentificadorTabela::Tipo::Email, chaveDeEmail(email)));
        if (!dono)
            return std::nullopt;
        AGENDA_OBTER(const auto credencial, UsuarioTabela::credencial(leitura, *dono));
        return credencial ? std::optional(credencial->perfil) : std::nullopt;
    });
}

std::optional<dominio::ErroCampo> ModuloAuth::erroDaSenha(const QString &campo, const QString &senha) const
{
    return m->s.regras.erro(campo, senha);
}

Resultado<dominio::UsuarioId> ModuloAuth::criarAdmin(const QString &email, const QString &nome, const QString &senha)
{
    return auth::criarAdmin(m->s, email, nome, senha);
}

} // namespace auth
