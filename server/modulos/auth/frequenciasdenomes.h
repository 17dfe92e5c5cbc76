// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <dominio/relogio.h>
#include <nucleo/banco/leitura.h>

#include <QHash>
#include <QMutex>
#include <QStringList>

namespace auth {

// How many people have a word that begins so in their names: which word of a search is looked through decides how fast
// it is answered, and counting common ones takes longer than the search itself. Counts are kept for a while; old ones
// cost time, never an answer. In this process's memory. Thread safe.
class FrequenciasDeNomes
{
public:
    explicit FrequenciasDeNomes(const dominio::Relogio &relogio) : m_relogio(relogio) {}
    // Place in `palavras` of the word that fewest names of that kind of account have; counted up to a bound.
    [[nodiscard]] nucleo::Resultado<int> maisRara(nucleo::Leitura &leitura, dominio::Perfil perfil,
                                                  const QStringList &palavras);

private:
    struct Contagem {
        qint64 quantos = 0, ate = 0; // quantos == ate: that many or more
        qint64 em = 0;               // monotonic ms
    };
    [[nodiscard]] nucleo::Resultado<qint64> quantos(nucleo::Leitura &leitura, dominio::Perfil perfil,
                                                    const QString &palavra, int ate);

    const dominio::Relogio &m_relogio;
    QMutex m_tranca;
    QHash<std::pair<int, QString>, Contagem> m_contadas;
};

} // namespace auth
