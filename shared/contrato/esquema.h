// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace contrato {

// Refers to a type of the contract in the OpenAPI document: its name, and a function that gives its JSON schema and
// adds those it refers to.
struct Esquema {
    const char *nome = nullptr; // "Consulta"; null: no body
    QJsonObject (*componente)(QJsonObject &componentes) = nullptr;
    bool lista = false; // { itens: [nome], proximo }
    const char *tipoDeMidia = "application/json";
    const char *instanteDaLista = nullptr; // one more member beside itens and proximo: an instant
};

struct ParametroDeConsulta {
    const char *nome;
    const char *tipo = "string";   // "string", "integer", "boolean"
    const char *formato = nullptr; // "date-time", "uuid"; fimDePeriodo
    bool obrigatorio = false;
    const char *descricao = "";
    int minimo = 0, maximo = 0; // of an integer
};
inline constexpr auto fimDePeriodo = "fim-de-periodo"; // a date or an instant

} // namespace contrato
