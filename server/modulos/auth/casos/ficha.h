// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/pessoas.h>

// The part of an account that requests carry: copying it, its defaults and its rules.
namespace auth {

// From a NovoUsuario or an EdicaoUsuario; id, perfil, situacao and times are the caller's to set.
template<class De>
void copiarFicha(const De &de, contrato::Usuario &u)
{
    u.nome = de.nome;
    u.nomeSocial = de.nomeSocial;
    u.email = de.email;
    u.telefone = de.telefone;
    u.cpf = de.cpf;
    u.cns = de.cns;
    u.dataNascimento = de.dataNascimento;
    u.sexo = de.sexo;
    u.endereco = de.endereco;
    u.convenio = de.convenio;
    u.responsavel = de.responsavel;
    u.preferencias = de.preferencias;
    u.crm = de.crm;
    u.rqe = de.rqe;
    u.especialidades = de.especialidades;
    u.convenios = de.convenios;
    u.duracaoPadraoMin = de.duracaoPadraoMin;
    u.aceiteAutomatico = de.aceiteAutomatico;
    u.encaixesPorDia = de.encaixesPorDia;
}

// What an account of its profile always has.
void completarFicha(contrato::Usuario &u);
// Everything that is wrong with it, before completarFicha. hoje: birth dates after it are refused.
[[nodiscard]] QList<dominio::ErroCampo> conferirFicha(const contrato::Usuario &u, QDate hoje);

} // namespace auth
