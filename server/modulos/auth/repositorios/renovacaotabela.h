// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/transacao.h>

#include <optional>

namespace auth {

struct Renovacao {
    QUuid sessao;
    qint64 geracao = 0;                       // place in the family, from 0
    std::optional<dominio::Instante> usadaEm; // spent since then
    QByteArray sucessora;                     // sealed; empty once the successor was used
};

// Table renovacao: refresh tokens by the SHA-256 of their text.
class RenovacaoTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const QByteArray &resumo,
                                                         const QUuid &sessao, qint64 geracao);
    [[nodiscard]] static nucleo::Resultado<std::optional<Renovacao>> buscar(nucleo::Leitura &leitura,
                                                                            const QByteArray &resumo);
    // True for the one call that spends it.
    [[nodiscard]] static nucleo::Resultado<bool> gastar(nucleo::Transacao &tx, const QByteArray &resumo,
                                                        const QByteArray &sucessora);
    // The reply with the token of this generation arrived: its predecessor need not be able to ask for it again.
    [[nodiscard]] static nucleo::Resultado<void> esquecerSucessora(nucleo::Transacao &tx, const QUuid &sessao,
                                                                   qint64 geracaoAnterior);
};

} // namespace auth
