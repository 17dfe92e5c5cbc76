// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace contrato {

// A JSON value as it was read: whole numbers kept apart from others, members in order. Immutable in use.
struct Json {
    enum class Tipo { Nulo, Logico, Inteiro, Real, Texto, Lista, Objeto };
    Tipo tipo = Tipo::Nulo;
    bool logico = false;
    qint64 inteiro = 0;
    double real = 0;
    QString texto;
    std::vector<Json> itens;
    std::vector<std::pair<QString, Json>> membros;

    [[nodiscard]] const Json *membro(QStringView nome) const;
};

struct LimitesJson {
    int profundidade = 32; // of arrays and objects in each other
    qsizetype bytes = 8 * 1024 * 1024;
    size_t membros = 256;  // of one object
    size_t itens = 20'000; // of one list; what a list may hold is each field's own rule (Regras::maximo)
};

// Reads exactly one JSON document (RFC 8259), strictly: invalid UTF-8, a byte-order mark, lone surrogates, deep
// nesting, a name twice in one object, bytes after the end are refused with JsonInvalido; too many members or items, as
// soon as they are counted, with Validacao. Control characters in text are left to the field rules (JSON may escape
// them).
[[nodiscard]] dominio::Resultado<Json> lerJson(QByteArrayView bytes, const LimitesJson &limites = {});

// Appends text as a JSON string with its quotes.
void escreverTexto(QByteArray &saida, QStringView texto);

} // namespace contrato
