// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "chavetabela.h"

using dominio::Instante;
using nucleo::Resultado;

namespace auth {

Resultado<void> ChaveTabela::inserir(nucleo::Transacao &tx, const ChavePublicada &c)
{
    AGENDA_TENTAR(tx.executar("INSERT INTO chave_assinatura (kid, publica, usar_desde) VALUES (?, ?, ?)",
                              {c.kid, c.publica, c.usarDesde}));
    return {};
}

Resultado<void> ChaveTabela::retirar(nucleo::Transacao &tx, const QByteArray &kid, Instante quando)
{
    AGENDA_TENTAR(
        tx.executar("UPDATE chave_assinatura SET retirar_em = ? WHERE kid = ? AND retirar_em IS NULL", {quando, kid}));
    return {};
}

Resultado<QList<ChavePublicada>> ChaveTabela::vivas(nucleo::Leitura &leitura, Instante agora)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT kid, publica, usar_desde, retirar_em FROM chave_assinatura "
                                                "WHERE retirar_em IS NULL OR retirar_em > ? ORDER BY usar_desde, kid",
                                                {agora}));
    QList<ChavePublicada> saida;
    while (linhas.proxima()) {
        ChavePublicada c{linhas.bytes(0), linhas.bytes(1), Instante::deMs(linhas.inteiro(2)), std::nullopt};
        if (!linhas.nulo(3))
            c.retirarEm = Instante::deMs(linhas.inteiro(3));
        saida += c;
    }
    AGENDA_TENTAR(linhas.erro());
    return saida;
}

} // namespace auth
