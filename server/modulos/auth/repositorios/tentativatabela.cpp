// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tentativatabela.h"

using dominio::Instante;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

Resultado<Tentativas> TentativaTabela::buscar(nucleo::Leitura &leitura, const QByteArray &chave)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT falhas, ultima_em FROM tentativa WHERE chave = ?", {chave}));
    if (linhas.proxima())
        return Tentativas{int(linhas.inteiro(0)), Instante::deMs(linhas.inteiro(1))};
    AGENDA_TENTAR(linhas.erro());
    return Tentativas{};
}

Resultado<void> TentativaTabela::anotarFalha(Transacao &tx, const QByteArray &chave)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO tentativa (chave, falhas, ultima_em) VALUES (?, 1, ?) "
                              "ON CONFLICT (chave) DO UPDATE SET falhas = tentativa.falhas + 1, "
                              "ultima_em = excluded.ultima_em",
                              {chave, tx.agora()}));
    return {};
}

Resultado<void> TentativaTabela::esquecer(Transacao &tx, const QByteArray &chave)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM tentativa WHERE chave = ?", {chave}));
    return {};
}

Resultado<void> TentativaTabela::limpar(Transacao &tx, Instante antesDe)
{
    AGENDA_TENTAR(tx.executar("DELETE FROM tentativa WHERE chave IN (SELECT chave FROM tentativa "
                              "WHERE ultima_em < ? ORDER BY ultima_em LIMIT 50)",
                              {antesDe}));
    return {};
}

} // namespace auth
