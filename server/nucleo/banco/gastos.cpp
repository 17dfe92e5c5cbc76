// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gastos.h"

#include <algorithm>

namespace nucleo {

using dominio::Instante;

// One more fits when fewer than `porDia` rows are younger than a day. That is so once the porDia-th newest row is a day
// old. Without such a row, one more fits now.
Resultado<std::optional<Instante>> Gastos::cheioAte(Leitura &leitura, const QUuid &quem, const Teto &teto,
                                                    Instante agora)
{
    if (teto.porDia <= 0)
        return std::nullopt;
    AGENDA_OBTER(auto linhas,
                 leitura.consultar("SELECT em FROM gasto WHERE quem = ? AND teto = ? AND em > ? AND em <= ? "
                                   "ORDER BY em DESC LIMIT 1 OFFSET ?",
                                   {quem, QLatin1String(teto.nome), agora.maisMs(-janelaMs), agora.maisMs(adiantadoMs),
                                    teto.porDia - 1}));
    if (linhas.proxima())
        return Instante::deMs(linhas.inteiro(0)).maisMs(janelaMs);
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<void> Gastos::conferir(Leitura &leitura, const QUuid &quem, const Teto &teto, Instante agora)
{
    AGENDA_OBTER(const auto ate, cheioAte(leitura, quem, teto, agora));
    if (!ate)
        return {};
    dominio::Erro erro(dominio::Codigo::MuitasRequisicoes);
    erro.tentarEmSegundos = int(std::max<qint64>(1, (ate->ms() - agora.ms() + 999) / 1000));
    return dominio::falha(erro);
}

Resultado<void> Gastos::anotar(Transacao &tx, const QUuid &quem, const Teto &teto)
{
    if (teto.porDia <= 0)
        return {};
    return tx.gravar("INSERT INTO gasto (quem, teto, em, id) VALUES (?, ?, ?, ?)",
                     {quem, QLatin1String(teto.nome), tx.agora(), dominio::novoUuid7(tx.agora())});
}

Resultado<void> Gastos::gastar(Transacao &tx, const QUuid &quem, const Teto &teto)
{
    AGENDA_TENTAR(conferir(tx, quem, teto, tx.agora()));
    return anotar(tx, quem, teto);
}

Resultado<bool> Gastos::haVelhos(Leitura &leitura, Instante agora)
{
    AGENDA_OBTER(auto linhas,
                 leitura.consultar("SELECT 1 FROM gasto WHERE em <= ? LIMIT 1", {agora.maisMs(-janelaMs)}));
    const bool ha = linhas.proxima();
    AGENDA_TENTAR(linhas.erro());
    return ha;
}

Resultado<int> Gastos::esquecer(Transacao &tx, int quantos)
{
    return tx.executar("DELETE FROM gasto WHERE (quem, teto, em, id) IN (SELECT quem, teto, em, id FROM gasto "
                       "WHERE em <= ? ORDER BY em LIMIT ?)",
                       {tx.agora().maisMs(-janelaMs), quantos});
}

} // namespace nucleo
