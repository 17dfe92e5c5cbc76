// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <nucleo/banco/transacao.h>

#include <QStringList>

#include <optional>

namespace auth {

// Table busca_nome: every word of every name. Answers a search by the words' beginnings, in any order, in alphabetical
// order of the word that fewest people have.
class BuscaNomeTabela
{
public:
    struct Lugar { // of a hit, to go on after it
        QString termo, nomeChave;
        dominio::UsuarioId id;
    };

    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, dominio::Perfil perfil,
                                                         const QString &nomeChave, dominio::UsuarioId id);
    [[nodiscard]] static nucleo::Resultado<void> apagar(nucleo::Transacao &tx, dominio::Perfil perfil,
                                                        const QString &nomeChave, dominio::UsuarioId id);
    // How many have a word that begins so, counted up to a bound.
    [[nodiscard]] static nucleo::Resultado<qint64> quantos(nucleo::Leitura &leitura, dominio::Perfil perfil,
                                                           const QString &palavra, int ate);
    // At most `limite` people with all the words, each once. situacao: empty for any.
    [[nodiscard]] static nucleo::Resultado<QList<Lugar>> achar(nucleo::Leitura &leitura, dominio::Perfil perfil,
                                                               const QStringList &palavras, int condutora,
                                                               const QString &situacao, std::optional<Lugar> apos,
                                                               int limite);
    // The first word of a name, in the index's order, that begins so; empty: none.
    [[nodiscard]] static QString primeiroTermo(const QString &nomeChave, const QString &prefixo);
};

} // namespace auth
