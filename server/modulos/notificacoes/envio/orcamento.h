// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../configemail.h"
#include "../repositorios/notificacaotabela.h"
#include "../vizinhos.h"

#include <QHash>

namespace notificacoes {

// The daily budgets of messages: to one address, and on one account. A message counts once, when it is first taken for
// sending, in the transaction that takes it. Over a budget it is cancelled, and where it goes on the account of staff
// the desk gets a task to call instead. What caused the message is not touched.
class Orcamento
{
public:
    // Where a message would go. Without a key it goes nowhere, or has been counted: then it is not counted.
    struct Destino {
        QUuid chave;                 // of the address
        QString mascarado, telefone; // the latter masked too
    };
    using Destinos = QHash<QUuid, Destino>; // by notification

    Orcamento(Fontes &fontes, const TetosDeMensagens &tetos) : m_fontes(fontes), m_tetos(tetos) {}

    // Asks people's addresses, so not on a writer. An error: the sources are away.
    [[nodiscard]] nucleo::Resultado<Destinos> destinos(const QList<Registrada> &notificacoes) const;
    // Holds all addresses and accounts concerned; before the first change.
    [[nodiscard]] static nucleo::Resultado<void> travar(nucleo::Transacao &tx, const QList<Registrada> &notificacoes,
                                                        const Destinos &destinos);
    // Counts it. False: it is over a budget and cancelled.
    [[nodiscard]] nucleo::Resultado<bool> contar(nucleo::Transacao &tx, Registrada &notificacao,
                                                 const Destino &destino) const;

private:
    [[nodiscard]] nucleo::Resultado<Destino> destino(const Registrada &notificacao) const;

    Fontes &m_fontes;
    const TetosDeMensagens m_tetos;
};

} // namespace notificacoes
