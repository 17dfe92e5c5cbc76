// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ordem.h"

#include <algorithm>

namespace modelo {

namespace {

class Busca
{
public:
    Busca(QList<Observado> observados, QStringList vencidos, const std::function<bool(const Explicacao &)> &confere) :
        m_observados(std::move(observados)), m_vencidos(std::move(vencidos)), m_confere(confere)
    {}

    std::optional<Explicacao> continuar(const Explicacao &ate, quint32 feitos)
    {
        const int requisicoes = int(m_observados.size()), total = requisicoes + int(m_vencidos.size());
        if (feitos == (quint32(1) << total) - 1)
            return m_confere(ate) ? std::optional(ate) : std::nullopt;
        for (int i = 0; i < total; ++i) {
            if (feitos & (quint32(1) << i))
                continue;
            Explicacao proxima = ate;
            const bool vencimento = i >= requisicoes;
            const Feito feito = vencimento ? proxima.depois.vencer(m_vencidos.at(i - requisicoes))
                                           : executar(proxima.depois, m_observados.at(i));
            if (!vencimento && feito.resposta != m_observados.at(i).resposta)
                continue;
            proxima.feitos.append(feito);
            if (auto achada = continuar(proxima, feitos | (quint32(1) << i)))
                return achada;
        }
        return std::nullopt;
    }

private:
    static Feito executar(Modelo &m, const Observado &o) { return m.executar(o.passo, Ids::de(o.resposta)); }

    const QList<Observado> m_observados;
    const QStringList m_vencidos;
    const std::function<bool(const Explicacao &)> &m_confere;
};

// "Still at work" is an answer without an effect, to who asks with the key of another that is.
bool soEsperou(const Observado &o, const QList<Observado> &todos)
{
    const auto iguais = std::count_if(todos.begin(), todos.end(), [&](const Observado &outro) {
        return outro.passo.quem == o.passo.quem && outro.passo.chave == o.passo.chave;
    });
    return !o.passo.chave.isEmpty() && iguais > 1 && o.resposta == Modelo::emAndamento();
}

} // namespace

std::optional<Explicacao> explicar(const Modelo &antes, const QList<Observado> &observados, const QStringList &vencidos,
                                   const std::function<bool(const Explicacao &)> &confere)
{
    QList<Observado> comEfeito;
    std::copy_if(observados.begin(), observados.end(), std::back_inserter(comEfeito),
                 [&](const Observado &o) { return !soEsperou(o, observados); });
    if (comEfeito.isEmpty() && !observados.isEmpty())
        return std::nullopt; // one of them must have been at work
    return Busca(comEfeito, vencidos, confere).continuar({antes, {}}, 0);
}

} // namespace modelo
