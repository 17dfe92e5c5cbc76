// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/banco.h>

#include <QTemporaryDir>

#include <memory>

namespace banco_teste {

// A module's database that goes with it, on the engine that AGENDA_MOTOR names, with two tables: coisa (chave TEXT
// UNIQUE, numero BIGINT), whose rows know the order in which they came, and papel (texto TEXT).
class BancoDeTeste
{
public:
    // A folder of someone else's, kept; and a database of someone else's.
    explicit BancoDeTeste(const QString &pasta = {}, QString url = {});
    [[nodiscard]] dominio::Resultado<void> abrir(nucleo::ConfigBanco config = {});
    void fechar() { m_banco.reset(); }
    // Closed, with the bank there for what has to be set before it opens; then (*this)->abrir().
    void preparar(nucleo::ConfigBanco config = {});

    // Writes a migration step of the module's: one text for both engines, or one for each.
    void passo(const QString &nome, const QByteArray &sql) const { passo(nome, sql, sql); }
    void passo(const QString &nome, const QByteArray &sqlite, const QByteArray &postgres) const;
    void tirarPasso(const QString &nome) const;
    [[nodiscard]] QString pasta() const { return m_pasta; }
    [[nodiscard]] QString url() const;
    [[nodiscard]] nucleo::Banco &operator*() { return *m_banco; }
    [[nodiscard]] nucleo::Banco *operator->() { return m_banco.get(); }

    [[nodiscard]] dominio::Resultado<void> inserir(const QString &chave, qint64 numero = 0);
    // The first column of the first row as text; "-" where there is none, "NULL" for NULL, the error's code for one.
    [[nodiscard]] QString um(const char *sql, nucleo::Valores valores = {});
    // What stands in that column of those rows, in that order, with commas between.
    [[nodiscard]] QString lista(const QString &coluna, const QString &daTabela, const QString &ordem);
    [[nodiscard]] QString chaves() { return lista(QStringLiteral("chave"), QStringLiteral("coisa"), ordemDeChegada()); }
    [[nodiscard]] static QString ordemDeChegada();

private:
    QTemporaryDir m_temporaria;
    const QString m_pasta, m_url;
    std::unique_ptr<nucleo::Banco> m_banco;
};

[[nodiscard]] nucleo::Contexto agora(qint64 ms = 1'800'000'000'000);

// The text of the engine under test.
[[nodiscard]] const char *noMotor(const char *sqlite, const char *postgres);

} // namespace banco_teste
