// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exclusividade.h"

#include "banco.h"
#include "conexao.h"

namespace nucleo {

Exclusividade::Exclusividade(Banco &banco, QByteArray papel) : m_banco(banco), m_papel(std::move(papel)) {}

Exclusividade::~Exclusividade() = default;

Resultado<Exclusividade::Estado> Exclusividade::conferir()
{
    if (m_banco.motor() == Motor::Sqlite)
        return std::exchange(m_nossa, true) ? Estado::Nossa : Estado::Assumida;
    // Whether the connection lives is known only by using it.
    if (m_nossa && m_conexao->comandar("SELECT 1"))
        return Estado::Nossa;
    if (!m_conexao || m_nossa || !m_conexao->viva()) {
        m_nossa = false;
        m_conexao.reset();
        AGENDA_OBTER(m_conexao, m_banco.conectar());
    }
    AGENDA_OBTER(m_nossa, pedir());
    return m_nossa ? Estado::Assumida : Estado::DeOutro;
}

Resultado<bool> Exclusividade::pedir()
{
    Leitura leitura(*m_conexao);
    // By schema, so that several clinics in one database do not wait for each other.
    AGENDA_OBTER(auto linhas,
                 leitura.consultar("SELECT pg_try_advisory_lock(hashtext(current_schema()), hashtext(?))", {m_papel}));
    const bool minha = linhas.proxima() && linhas.inteiro(0) != 0;
    AGENDA_TENTAR(linhas.erro());
    return minha;
}

void Exclusividade::ceder()
{
    m_nossa = false;
    m_conexao.reset();
}

} // namespace nucleo
