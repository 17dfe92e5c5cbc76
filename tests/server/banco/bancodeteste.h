// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/banco.h>

#include <QTemporaryDir>

#include <memory>

namespace banco_teste {

// A module's database in a folder that goes with it, with one table: coisa (chave TEXT UNIQUE, numero BIGINT).
class BancoDeTeste
{
public:
    explicit BancoDeTeste(const QString &pasta = {}); // a folder of someone else's, kept
    [[nodiscard]] dominio::Resultado<void> abrir(nucleo::ConfigBanco config = {});
    void fechar() { m_banco.reset(); }
    // Closed, with the bank there for what has to be set before it opens; then (*this)->abrir().
    void preparar(nucleo::ConfigBanco config = {});

    // Writes a migration step of the module's.
    void passo(const QString &nome, const QByteArray &sql) const;
    [[nodiscard]] QString pasta() const { return m_pasta; }
    [[nodiscard]] QString arquivo() const { return m_pasta + QStringLiteral("/coisas.db"); }
    [[nodiscard]] nucleo::Banco &operator*() { return *m_banco; }
    [[nodiscard]] nucleo::Banco *operator->() { return m_banco.get(); }

    [[nodiscard]] dominio::Resultado<void> inserir(const QString &chave, qint64 numero = 0);
    // The first column of the first row as text; "-" where there is none, "NULL" for NULL, the error's code for one.
    [[nodiscard]] QString um(const char *sql, nucleo::Valores valores = {});

private:
    QTemporaryDir m_temporaria;
    const QString m_pasta;
    std::unique_ptr<nucleo::Banco> m_banco;
};

[[nodiscard]] nucleo::Contexto agora(qint64 ms = 1'800'000'000'000);

} // namespace banco_teste
