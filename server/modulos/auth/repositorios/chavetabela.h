// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/transacao.h>

#include <QList>

#include <optional>

namespace auth {

struct ChavePublicada {
    QByteArray kid;
    QByteArray publica; // base64url
    dominio::Instante usarDesde;
    std::optional<dominio::Instante> retirarEm;
};

// Table chave_assinatura.
class ChaveTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<void> inserir(nucleo::Transacao &tx, const ChavePublicada &chave);
    [[nodiscard]] static nucleo::Resultado<void> retirar(nucleo::Transacao &tx, const QByteArray &kid,
                                                         dominio::Instante quando);
    // Those under which a token can still be valid, oldest first.
    [[nodiscard]] static nucleo::Resultado<QList<ChavePublicada>> vivas(nucleo::Leitura &leitura,
                                                                        dominio::Instante agora);
};

} // namespace auth
