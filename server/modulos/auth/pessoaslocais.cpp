// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pessoaslocais.h"

#include "repositorios/medicosativos.h"
#include "repositorios/usuariotabela.h"
#include "texto.h"

using dominio::Resultado;

namespace auth {

namespace {

template<class T>
std::optional<QString> textoDoValor(const std::optional<T> &valor)
{
    return valor ? std::optional(valor->texto()) : std::nullopt;
}

Pessoa pessoaDe(const contrato::Usuario &u)
{
    Pessoa p;
    p.id = u.id;
    p.perfil = u.perfil;
    p.situacao = contrato::textoDe(u.situacao);
    p.nome = u.nomeSocial.value_or(u.nome);
    p.email = textoDoValor(u.email);
    p.telefone = textoDoValor(u.telefone);
    if (u.preferencias) {
        p.idioma = u.preferencias->idioma;
        p.antecedenciaHoras = u.preferencias->antecedenciaHoras;
        for (const contrato::Canal canal : u.preferencias->canais)
            p.canais += contrato::textoDe(canal);
    }
    p.especialidades = u.especialidades.value_or(QList<QString>());
    p.duracaoPadraoMin = u.duracaoPadraoMin.value_or(p.duracaoPadraoMin);
    p.aceiteAutomatico = u.aceiteAutomatico.value_or(p.aceiteAutomatico);
    p.encaixesPorDia = u.encaixesPorDia.value_or(p.encaixesPorDia);
    return p;
}

} // namespace

Resultado<std::optional<Pessoa>> PessoasLocais::pessoa(dominio::UsuarioId id)
{
    AGENDA_OBTER(const auto cadastro,
                 m_banco.lerUma([&](nucleo::Leitura &leitura) { return UsuarioTabela::buscar(leitura, id); }));
    return cadastro ? std::optional(pessoaDe(cadastro->usuario)) : std::nullopt;
}

Resultado<QList<dominio::MedicoId>> PessoasLocais::medicosAtivos(const std::optional<QString> &especialidade,
                                                                 const std::optional<QString> &convenio)
{
    FiltroDeMedicos filtro;
    for (const auto &[pedido, chave] :
         {std::pair(&especialidade, &filtro.especialidade), std::pair(&convenio, &filtro.convenio)}) {
        if (!*pedido)
            continue;
        *chave = chaveDeNome(**pedido);
        if (chave->isEmpty())
            return QList<dominio::MedicoId>(); // nothing but marks fits nobody
    }
    return m_banco.ler([&](nucleo::Leitura &leitura) { return MedicosAtivos::ids(leitura, filtro); });
}

Resultado<QList<Pessoa>> PessoasLocais::paginaDePessoas(std::optional<dominio::UsuarioId> apos, int limite)
{
    AGENDA_OBTER(const auto cadastros,
                 m_banco.ler([&](nucleo::Leitura &leitura) { return UsuarioTabela::pagina(leitura, apos, limite); }));
    QList<Pessoa> pessoas;
    for (const Cadastro &c : cadastros)
        pessoas += pessoaDe(c.usuario);
    return pessoas;
}

} // namespace auth
