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
    return proprios << Parametro{"limite", "integer", nullptr, false, "1 a 100; 50 onde não se diz", 1, 100}
                    << Parametro{"cursor", "string", nullptr, false, "de \"proximo\" da página anterior"};
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
    Rota &cadastro =
        t.escreve(Metodo::Post, "/auth/register", anonimoOuIdentificado, cadastrar,
                  doc("Cadastrar-se, ou cadastrar alguém", esquema<NovoUsuario>(), esquema<Usuario>(), 201));
    cadastro.idempotente = true;
    cadastro.fila = nucleo::Fila::Senhas;
    t.le(Metodo::Get, "/auth/me", todos, verEu, doc("A própria conta", {}, esquema<Usuario>()));
    t.le(Metodo::Get, "/usuarios/{id}", donoOuEquipe, verUsuario, doc("Uma conta", {}, esquema<Usuario>()));
    t.escreve(Metodo::Put, "/usuarios/{id}", donoOuEquipe, editarUsuario,
              doc("Substituir o que se pode editar", esquema<EdicaoUsuario>(), esquema<Usuario>()))
        .doc.exigeVersao = true;
    t.le(Metodo::Get, "/usuarios", recepcaoOuAdmin, listarUsuarios,
         doc("Contas; a recepção vê os pacientes", {}, listaDe<Usuario>(), 200,
             comPagina({{"perfil"}, {"situacao"}, {"busca"}})));
    t.le(Metodo::Get, "/pacientes", recepcaoOuMedico, buscarPacientes,
         doc("Procurar pacientes por nome, CPF, telefone ou nascimento", {}, listaDe<PacienteResumo>(), 200,
             comPagina({{"busca"}})));
    t.le(Metodo::Get, "/medicos", anonimo, listarMedicos,
         doc("Médicos ativos", {}, listaDe<Medico>(), 200,
             comPagina({{"especialidade"},
                        {"convenio"},
                        {"unidadeId", "string", "uuid"},
                        {"nome"},
                        fimDePeriodo("disponivelDe", "com horário livre daí em diante; instante ou data civil"),
                        fimDePeriodo("disponivelAte", "e antes disto; até 62 dias depois")})));
}

void sessoes(Tabela &t)
{
    using namespace contrato;
    t.le(Metodo::Post, "/auth/login", anonimo, entrar,
         doc("Entrar por e-mail ou CPF", esquema<EntradaLogin>(), esquema<RespostaLogin>()))
        .fila = nucleo::Fila::Senhas;
    t.le(Metodo::Post, "/auth/refresh", anonimo, renovar,
         doc("Um par novo de tokens por um token de renovação", esquema<CorpoRefresh>(), esquema<RespostaLogin>()));
    t.escreve(Metodo::Post, "/auth/logout", anonimo, sair, doc("Encerrar a sessão", esquema<CorpoRefresh>(), {}, 204));
    t.le(Metodo::Get, "/.well-known/jwks.json", anonimo, chavesPublicas, doc("Chaves públicas dos tokens de acesso"));
    t.le(Metodo::Get, "/auditoria", soAdmin, listarAuditoria,
         doc("Quem fez o quê com qual registro", {}, listaDe<RegistroAuditoria>(), 200,
             comPagina({fimDePeriodo("de", "instante ou data civil, inclusive"),
                        fimDePeriodo("ate", "instante ou data civil, exclusive; até 5 anos depois"),
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
