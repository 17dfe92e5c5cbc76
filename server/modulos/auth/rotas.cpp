// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rotas.h"

#include "casos/casos.h"

#include <contrato/sessao.h>

using nucleo::Acesso;
using nucleo::Metodo;
using nucleo::Rota;

namespace auth {

namespace {

using Parametro = contrato::ParametroDeConsulta;
using Leitor = Resultado<Resposta> (*)(Servicos &, const Requisicao &);
using Escritor = Resultado<Efeito> (*)(Servicos &, const Requisicao &);

constexpr Acesso anonimo{.anonimo = true};
// What one may do depends on who one is: taken for nobody, staff would be told of faults that are not theirs.
constexpr Acesso anonimoOuIdentificado{.anonimo = true, .recusaTokenRuim = true};
constexpr Acesso todos{.pendenteTambem = true,
                       .paciente = Acesso::Sim,
                       .medico = Acesso::Sim,
                       .recepcionista = Acesso::Sim,
                       .admin = Acesso::Sim};
constexpr Acesso donoOuEquipe{
    .paciente = Acesso::SeDono, .medico = Acesso::SeDono, .recepcionista = Acesso::Sim, .admin = Acesso::Sim};
constexpr Acesso recepcaoOuAdmin{.recepcionista = Acesso::Sim, .admin = Acesso::Sim};
constexpr Acesso recepcaoOuMedico{.medico = Acesso::Sim, .recepcionista = Acesso::Sim};
constexpr Acesso soAdmin{.admin = Acesso::Sim};

QList<Parametro> comPagina(QList<Parametro> proprios)
{
    return proprios << Parametro{"limite", "integer", nullptr, false, "1 to 100, default 50", 1, 100}
                    << Parametro{"cursor"};
}

nucleo::DocRota doc(const char *resumo, contrato::Esquema corpo = {}, contrato::Esquema resposta = {},
                    int sucesso = 200, QList<Parametro> consulta = {})
{
    return {resumo, corpo, resposta, sucesso, std::move(consulta), false, false};
}

Parametro fimDePeriodo(const char *nome, const char *descricao)
{
    return {nome, "string", contrato::fimDePeriodo, false, descricao};
}

struct Tabela {
    Servicos &s;
    QList<Rota> rotas = {};

    Rota &le(Metodo metodo, const char *caminho, Acesso acesso, Leitor caso, nucleo::DocRota doc)
    {
        rotas << Rota{metodo,         caminho,
                      acesso,         nucleo::CasoLeitura([&s = s, caso](const Requisicao &r) {
                          return caso(s, r); }),
                      std::move(doc), &s.banco};
        return rotas.last();
    }
    Rota &escreve(Metodo metodo, const char *caminho, Acesso acesso, Escritor caso, nucleo::DocRota doc)
    {
        rotas << Rota{metodo,         caminho,
                      acesso,         nucleo::CasoEscrita([&s = s, caso](const Requisicao &r) {
                          return caso(s, r); }),
                      std::move(doc), &s.banco};
        return rotas.last();
    }
};

void pessoas(Tabela &t)
{
    using namespace contrato;
    Rota &cadastro = t.escreve(Metodo::Post, "/auth/register", anonimoOuIdentificado, cadastrar,
                               doc("Sign up, or register somebody", esquema<NovoUsuario>(), esquema<Usuario>(), 201));
    cadastro.idempotente = true;
    cadastro.fila = nucleo::Fila::Senhas;
    t.le(Metodo::Get, "/auth/me", todos, verEu, doc("The caller's own account", {}, esquema<Usuario>()));
    t.le(Metodo::Get, "/usuarios/{id}", donoOuEquipe, verUsuario, doc("One account", {}, esquema<Usuario>()));
    t.escreve(Metodo::Put, "/usuarios/{id}", donoOuEquipe, editarUsuario,
              doc("Replace what may be edited", esquema<EdicaoUsuario>(), esquema<Usuario>()))
        .doc.exigeVersao = true;
    t.le(Metodo::Get, "/usuarios", recepcaoOuAdmin, listarUsuarios,
         doc("Accounts; receptionists see patients", {}, listaDe<Usuario>(), 200,
             comPagina({{"perfil"}, {"situacao"}, {"busca"}})));
    t.le(Metodo::Get, "/pacientes", recepcaoOuMedico, buscarPacientes,
         doc("Find patients by name, CPF, phone or birth date", {}, listaDe<PacienteResumo>(), 200,
             comPagina({{"busca"}})));
    t.le(Metodo::Get, "/medicos", anonimo, listarMedicos,
         doc("Active doctors", {}, listaDe<Medico>(), 200,
             comPagina({{"especialidade"},
                        {"convenio"},
                        {"unidadeId", "string", "uuid"},
                        {"nome"},
                        fimDePeriodo("disponivelDe", "with a free time from then on; an instant or a civil date"),
                        fimDePeriodo("disponivelAte", "and before, at most 62 days later")})));
}

void sessoes(Tabela &t)
{
    using namespace contrato;
    t.le(Metodo::Post, "/auth/login", anonimo, entrar,
         doc("Sign in by e-mail or CPF", esquema<EntradaLogin>(), esquema<RespostaLogin>()))
        .fila = nucleo::Fila::Senhas;
    t.le(Metodo::Post, "/auth/refresh", anonimo, renovar,
         doc("A new pair of tokens for a refresh token", esquema<CorpoRefresh>(), esquema<RespostaLogin>()));
    t.escreve(Metodo::Post, "/auth/logout", anonimo, sair, doc("End the session", esquema<CorpoRefresh>(), {}, 204));
    t.le(Metodo::Get, "/.well-known/jwks.json", anonimo, chavesPublicas, doc("Public keys of the access tokens"));
    t.le(Metodo::Get, "/auditoria", soAdmin, listarAuditoria,
         doc("Who did what to which record", {}, listaDe<RegistroAuditoria>(), 200,
             comPagina({fimDePeriodo("de", "at or after: an instant or a civil date"),
                        fimDePeriodo("ate", "before, at most 5 years later"),
                        {"ator", "string", "uuid"},
                        {"registro", "string", "uuid"},
                        {"acao"},
                        {"recurso"}})));
}

} // namespace

QList<Rota> rotas(Servicos &s)
{
    Tabela tabela{s};
    pessoas(tabela);
    sessoes(tabela);
    return tabela.rotas;
}

} // namespace auth
