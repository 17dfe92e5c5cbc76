// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../parametros.h"
#include "../repositorios/buscadeusuarios.h"

#include <contrato/sessao.h>

using namespace Qt::StringLiterals;
using dominio::Codigo;
using dominio::Perfil;

namespace auth {

namespace {

QList<dominio::UsuarioId> comoUsuarios(const QList<dominio::PacienteId> &pacientes)
{
    QList<dominio::UsuarioId> ids;
    ids.reserve(pacientes.size());
    for (const auto &p : pacientes)
        ids += dominio::UsuarioId(p);
    return ids;
}

contrato::PacienteResumo resumoDe(const contrato::Usuario &u)
{
    contrato::PacienteResumo r;
    r.id = dominio::PacienteId(u.id);
    r.nome = u.nome;
    r.nomeSocial = u.nomeSocial;
    r.dataNascimento = u.dataNascimento;
    r.cpf = u.cpf;
    r.telefone = u.telefone;
    r.email = u.email;
    if (u.convenio)
        r.convenio = u.convenio->operadora;
    return r;
}

} // namespace

Resultado<Resposta> listarUsuarios(Servicos &s, const Requisicao &req)
{
    Parametros p(req);
    FiltroDeUsuarios filtro;
    filtro.perfil = p.opcao<Perfil>(u"perfil"_s);
    if (const auto situacao = p.opcao<contrato::SituacaoUsuario>(u"situacao"_s))
        filtro.situacao = contrato::textoDe(*situacao);
    filtro.procura = lerProcura(p.texto(u"busca"_s).value_or(QString()));
    const auto cursor = p.cursor();
    const int limite = p.limite();
    AGENDA_TENTAR(p.conferir());
    if (!req.quem->eh(Perfil::Admin)) {
        if (filtro.perfil && filtro.perfil != Perfil::Paciente)
            return dominio::falha(Codigo::SemPermissao);
        filtro.perfil = Perfil::Paciente;
    }
    AGENDA_OBTER(const auto pagina, s.banco.ler([&](nucleo::Leitura &l) {
        return BuscaDeUsuarios(l, s.frequencias).pagina(filtro, cursor, limite);
    }));
    QList<contrato::Usuario> itens;
    for (const Cadastro &c : pagina.itens)
        itens += c.usuario;
    return respostaDeLista(contrato::escreverLista(itens, pagina.proximo), req, "/usuarios", pagina.proximo);
}

Resultado<Resposta> buscarPacientes(Servicos &s, const Requisicao &req)
{
    Parametros p(req);
    FiltroDeUsuarios filtro;
    filtro.perfil = Perfil::Paciente;
    filtro.procura = lerProcura(p.texto(u"busca"_s).value_or(QString()));
    const auto cursor = p.cursor();
    const int limite = p.limite();
    AGENDA_TENTAR(p.conferir());
    if (req.quem->eh(Perfil::Medico)) {
        if (!s.pacientes)
            return dominio::falha(Codigo::Indisponivel);
        AGENDA_OBTER(const auto deles, s.pacientes->pacientes(dominio::MedicoId(req.quem->usuario)));
        filtro.apenas = comoUsuarios(deles);
    }
    AGENDA_OBTER(const auto pagina, s.banco.ler([&](nucleo::Leitura &l) {
        return BuscaDeUsuarios(l, s.frequencias).pagina(filtro, cursor, limite);
    }));
    QList<contrato::PacienteResumo> itens;
    for (const Cadastro &c : pagina.itens)
        itens += resumoDe(c.usuario);
    return respostaDeLista(contrato::escreverLista(itens, pagina.proximo), req, "/pacientes", pagina.proximo);
}

} // namespace auth
