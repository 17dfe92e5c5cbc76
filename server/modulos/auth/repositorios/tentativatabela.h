// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/transacao.h>

namespace auth {

struct Tentativas {
    int falhas = 0; // wrong passwords in a row
    dominio::Instante ultimaEm;
};

// Table tentativa: failed logins per account.
class TentativaTabela
{
public:
    [[nodiscard]] static nucleo::Resultado<Tentativas> buscar(nucleo::Leitura &leitura, const QByteArray &chave);
    [[nodiscard]] static nucleo::Resultado<void> anotarFalha(nucleo::Transacao &tx, const QByteArray &chave);
    [[nodiscard]] static nucleo::Resultado<void> esquecer(nucleo::Transacao &tx, const QByteArray &chave);
    // Drops rows that no longer hold anyone up, a few at a time.
    [[nodiscard]] static nucleo::Resultado<void> limpar(nucleo::Transacao &tx, dominio::Instante antesDe);
};

} // namespace auth
