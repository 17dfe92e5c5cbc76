// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QUuid>

#include <initializer_list>
#include <memory>
#include <optional>
#include <variant>

namespace gerador {

using Celula = std::variant<std::nullptr_t, qint64, QByteArray>;

inline Celula celula(const QUuid &id)
{
    return id.isNull() ? Celula(nullptr) : Celula(id.toByteArray(QUuid::WithoutBraces));
}
inline Celula celula(const QString &texto)
{
    return texto.isNull() ? Celula(nullptr) : Celula(texto.toUtf8());
}

// Where rows go in bulk: through the real tables with their constraints and triggers, as one transaction. Anything that
// goes wrong ends the program: half a clinic is of no use.
class Destino
{
public:
    virtual ~Destino() = default;
    // Tables one after the other, in an order that foreign keys allow. modulo: "auth" or "agendamento".
    virtual void tabela(const char *modulo, const char *nome, std::initializer_list<const char *> colunas) = 0;
    virtual void linha(std::initializer_list<Celula> valores) = 0;
    virtual void terminar() = 0; // commits; statistics as the engine would have them after a while
    // The password hash of the administrator that the product itself made.
    [[nodiscard]] virtual QByteArray senhaDoAdmin() = 0;
};

// pasta: with usuarios.db and agendamentos.db in it, migrated by the server.
[[nodiscard]] std::unique_ptr<Destino> abrirSqlite(const QString &pasta);
// A database with the schemas auth and agendamento, migrated by the server.
[[nodiscard]] std::unique_ptr<Destino> abrirPostgres(const QString &url);

[[noreturn]] void morrer(const QByteArray &motivo);

} // namespace gerador
