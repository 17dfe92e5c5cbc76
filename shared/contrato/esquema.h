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
};

struct ParametroDeConsulta {
    const char *nome;
    const char *tipo = "string";   // "string", "integer", "boolean"
    const char *formato = nullptr; // "date-time", "uuid"
    bool obrigatorio = false;
    const char *descricao = "";
};

} // namespace contrato
