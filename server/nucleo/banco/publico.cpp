// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transacao.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace nucleo {

QByteArray Publico::json() const
{
    QByteArray saida = "{\"perfis\":[";
    for (const dominio::Perfil perfil : perfis)
        saida += (saida.endsWith('[') ? "\"" : ",\"") + QByteArray(dominio::texto(perfil).latin1()) + '"';
    saida += "],\"ids\":[";
    for (const QUuid &id : ids)
        saida += (saida.endsWith('[') ? "\"" : ",\"") + dominio::textoDeUuid(id).toLatin1() + '"';
    return saida + "]}";
}

std::optional<Publico> Publico::deJson(const QByteArray &json)
{
    const QJsonObject o = QJsonDocument::fromJson(json).object();
    const QJsonValue perfis = o.value(u"perfis"_s), ids = o.value(u"ids"_s);
    if (!perfis.isArray() || !ids.isArray())
        return std::nullopt;
    Publico publico;
    for (const QJsonValue &texto : perfis.toArray()) {
        const auto perfil = dominio::perfilDeTexto(texto.toString());
        if (!perfil)
            return std::nullopt;
        publico.perfis << *perfil;
    }
    for (const QJsonValue &texto : ids.toArray()) {
        const auto id = dominio::uuidDeTexto(texto.toString());
        if (!id)
            return std::nullopt;
        publico.ids << *id;
    }
    return publico;
}

} // namespace nucleo
