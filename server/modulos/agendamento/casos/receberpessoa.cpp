// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "casos.h"

#include "../repositorios/pessoatabela.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace agendamento {

using dominio::Codigo;
using nucleo::Resultado;
using namespace Qt::StringLiterals;

namespace {

QString nomeDeChamada(const QJsonObject &usuario)
{
    const QString social = usuario.value("nomeSocial"_L1).toString();
    return social.isEmpty() ? usuario.value("nome"_L1).toString(u""_s) : social;
}

} // namespace

// The event's data is the account as the API shows it. A malformed one is refused, so that the dispatcher keeps it and
// says so, instead of leaving a person with a wrong name.
Resultado<void> receberPessoa(const nucleo::Evento &evento, nucleo::Transacao &tx)
{
    const QJsonObject usuario = QJsonDocument::fromJson(evento.dados).object();
    const auto id = dominio::UsuarioId::deTexto(usuario.value("id"_L1).toString());
    const auto perfil = dominio::perfilDeTexto(usuario.value("perfil"_L1).toString());
    if (!id || !perfil)
        return dominio::falha({Codigo::ErroInterno, u"usuario event without id or perfil"_s});
    Pessoa pessoa;
    pessoa.id = *id;
    pessoa.perfil = *perfil;
    pessoa.nome = nomeDeChamada(usuario);
    pessoa.situacao = usuario.value("situacao"_L1).toString(u""_s);
    pessoa.duracaoPadraoMin = usuario.value("duracaoPadraoMin"_L1).toInt(pessoa.duracaoPadraoMin);
    pessoa.aceiteAutomatico = usuario.value("aceiteAutomatico"_L1).toBool();
    pessoa.encaixesPorDia = usuario.value("encaixesPorDia"_L1).toInt();
    const auto atualizadaEm = dominio::Instante::deTexto(usuario.value("atualizadoEm"_L1).toString());
    return PessoaTabela::receber(tx, pessoa, atualizadaEm.value_or(evento.em));
}

} // namespace agendamento
