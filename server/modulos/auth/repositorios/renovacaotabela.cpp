// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "renovacaotabela.h"

using dominio::Instante;
using nucleo::Leitura;
using nucleo::Resultado;
using nucleo::Transacao;

namespace auth {

Resultado<void> RenovacaoTabela::inserir(Transacao &tx, const QByteArray &resumo, const QUuid &sessao, qint64 geracao)
{
    AGENDA_TENTAR(
        tx.executar("INSERT INTO renovacao (resumo, sessao_id, geracao) VALUES (?, ?, ?)", {resumo, sessao, geracao}));
    return {};
}

Resultado<std::optional<Renovacao>> RenovacaoTabela::buscar(Leitura &leitura, const QByteArray &resumo)
{
    AGENDA_OBTER(auto linhas, leitura.consultar("SELECT sessao_id, geracao, usada_em, sucessora FROM renovacao "
                                                "WHERE resumo = ?",
                                                {resumo}));
    if (linhas.proxima()) {
        Renovacao r{linhas.uuid(0), linhas.inteiro(1), std::nullopt, linhas.bytes(3)};
        if (!linhas.nulo(2))
            r.usadaEm = Instante::deMs(linhas.inteiro(2));
        return r;
    }
    AGENDA_TENTAR(linhas.erro());
    return std::nullopt;
}

Resultado<bool> RenovacaoTabela::gastar(Transacao &tx, const QByteArray &resumo, const QByteArray &sucessora)
{
    AGENDA_OBTER(const int quantas,
                 tx.executar("UPDATE renovacao SET usada_em = ?, sucessora = ? WHERE resumo = ? AND usada_em IS NULL",
                             {tx.agora(), sucessora, resumo}));
    return quantas == 1;
}

Resultado<void> RenovacaoTabela::esquecerSucessora(Transacao &tx, const QUuid &sessao, qint64 geracaoAnterior)
{
    AGENDA_TENTAR(tx.executar("UPDATE renovacao SET sucessora = NULL WHERE sessao_id = ? AND geracao = ?",
                              {sessao, geracaoAnterior}));
    return {};
}

} // namespace auth
