// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clinicaviva.h"

#include <QMap>

#include <functional>

// What it takes to call each route once. Whoever adds a route adds its line here; without it the tests of the whole API
// name the route and fail.
namespace api_teste {

struct Chamada {
    apoio::ClienteBruto *quem = nullptr;
    QByteArray alvo;
    QJsonObject corpo = {};
    QByteArray marca = {}; // of the resource as it is, where it is about to be changed
};
using Preparo = std::function<Chamada(ClinicaViva &)>;

// GET of one resource.
[[nodiscard]] QMap<QByteArray, Preparo> leituras();

struct Mudanca {
    Preparo preparo; // each call on a resource of its own, or as it is by then
    // The right version is not enough for these, which need the day or the hour: refused, but not for the version.
    bool temHora = false;
};
[[nodiscard]] QMap<QByteArray, Mudanca> mudancas(); // PUT, DELETE

struct Criacao {
    Preparo preparo;                                                    // another request at each call
    std::unique_ptr<apoio::ClienteBruto> ClinicaViva::*outra = nullptr; // another account that may do the same
};
[[nodiscard]] QMap<QByteArray, Criacao> criacoes(); // POST that creates, and PUT that does

struct Lista {
    Preparo preparo;                                     // the target with a filter and "?", without limite
    std::function<void(ClinicaViva &)> acrescentar = {}; // one more item, somewhere in it
    QString identidade = QStringLiteral("id");           // of an item: that member; empty: all of it
};
[[nodiscard]] QMap<QByteArray, Lista> listas();

} // namespace api_teste
