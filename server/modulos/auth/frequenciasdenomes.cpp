// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frequenciasdenomes.h"

#include "repositorios/buscanometabela.h"

#include <limits>

namespace auth {

using nucleo::Resultado;

namespace {

// How far words are counted: on to the next only where all of them are commoner than that.
constexpr int contagens[] = {1'500, 25'000};
constexpr qint64 guardaMs = 10 * 60 * 1000;
constexpr qsizetype palavrasNoMaximo = 20'000;

} // namespace

Resultado<int> FrequenciasDeNomes::maisRara(nucleo::Leitura &leitura, dominio::Perfil perfil,
                                            const QStringList &palavras)
{
    if (palavras.size() == 1)
        return 0;
    int melhor = 0;
    for (const int ate : contagens) {
        qint64 menor = std::numeric_limits<qint64>::max();
        for (int i = 0; i < palavras.size(); ++i) {
            AGENDA_OBTER(const qint64 desta, quantos(leitura, perfil, palavras.at(i), ate));
            // Both beyond the count: the longer word is the rarer one, most of the time.
            if (desta < menor || (desta == menor && palavras.at(i).size() > palavras.at(melhor).size())) {
                menor = desta;
                melhor = i;
            }
        }
        if (menor < ate)
            break;
    }
    return melhor;
}

Resultado<qint64> FrequenciasDeNomes::quantos(nucleo::Leitura &leitura, dominio::Perfil perfil, const QString &palavra,
                                              int ate)
{
    const std::pair chave(int(perfil), palavra);
    const qint64 agora = m_relogio.monotonicoMs();
    {
        const QMutexLocker guarda(&m_tranca);
        const Contagem c = m_contadas.value(chave);
        if (c.ate > 0 && agora - c.em < guardaMs && (c.quantos < c.ate || c.ate >= ate))
            return std::min<qint64>(c.quantos, ate);
    }
    AGENDA_OBTER(const qint64 contados, BuscaNomeTabela::quantos(leitura, perfil, palavra, ate));
    const QMutexLocker guarda(&m_tranca);
    if (m_contadas.size() >= palavrasNoMaximo)
        m_contadas.clear();
    m_contadas.insert(chave, {contados, ate, agora});
    return contados;
}

} // namespace auth
