// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "leitura.h"

#include <QByteArray>

#include <memory>

namespace nucleo {

class Banco;
class Conexao;

// A part that one process at a time plays on a database: "carteiro". On SQLite, whose file has one process, it is
// always ours. On PostgreSQL it is an advisory lock of a connection kept for it: whoever dies or is cut off gives it up
// at that moment, and the next who asks has it. One thread. Outlives neither the bank nor its own thread.
class Exclusividade
{
public:
    enum class Estado {
        Nossa,    // still
        Assumida, // since now: whatever was under way is not any more
        DeOutro,  // ask again later
    };
    Exclusividade(Banco &banco, QByteArray papel);
    ~Exclusividade();
    [[nodiscard]] Resultado<Estado> conferir();
    void ceder(); // somebody else may have it

private:
    [[nodiscard]] Resultado<bool> pedir(); // the lock, on m_conexao

    Banco &m_banco;
    const QByteArray m_papel;
    std::unique_ptr<Conexao> m_conexao;
    bool m_nossa = false;
};

} // namespace nucleo
