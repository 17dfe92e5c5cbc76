// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "esquema.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace contrato {

// One route as the document tells of it; app makes these from the route tables.
struct DescricaoDeRota {
    QByteArray metodo;  // "GET"
    QByteArray caminho; // "/consultas/{id}"
    QString resumo;
    QStringList perfis; // empty: anyone, without a token
    Esquema corpo, resposta;
    int sucesso = 200;
    QList<ParametroDeConsulta> consulta;
    bool idempotente = false;
    bool aoVivo = false; // text/event-stream
    bool exigeVersao = false;
    bool semEndereco = false;

    [[nodiscard]] bool temPaginas() const; // a list with cursors and Link
    [[nodiscard]] bool temMarca() const;   // one resource, read, made or changed: its ETag
    [[nodiscard]] bool temLocal() const;   // what was made has an address
};

// The OpenAPI 3.1 document, as JSON.
[[nodiscard]] QByteArray documentoOpenApi(const QString &versao, const QList<DescricaoDeRota> &rotas);

} // namespace contrato
