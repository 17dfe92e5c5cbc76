// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QStringList>

#include <optional>

namespace api_teste {

// A query parameter of a GET, as the served document tells of it.
struct Parametro {
    enum class Tipo { Inteiro, Periodo, Outro };
    QByteArray rota, nome; // "GET /consultas", "de"
    std::optional<qint64> minimo, maximo;
};
[[nodiscard]] QList<Parametro> parametros(const QJsonObject &documento, Parametro::Tipo tipo);
[[nodiscard]] QString fimDe(const QString &inicio); // "ate" of "de"

// A number or a date somewhere in a request body.
struct Campo {
    QStringList lugar; // members one inside the other; "[0]" the first of a list
    QString tipo;      // "integer", "date", "date-time"
    std::optional<qint64> minimo, maximo;
    [[nodiscard]] QString caminho() const; // as an error names it: "faixas[0].duracaoMin"
};
[[nodiscard]] QList<Campo> camposDoCorpo(const QJsonObject &documento, const QByteArray &rota);
[[nodiscard]] QJsonObject comValor(QJsonObject corpo, const QStringList &lugar, const QJsonValue &valor);

} // namespace api_teste

Q_DECLARE_METATYPE(api_teste::Parametro)
