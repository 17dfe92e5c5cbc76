// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "evento.h"

#include <QJsonDocument>

namespace contrato {

using dominio::Codigo;
using dominio::Erro;
using dominio::falha;
using dominio::Resultado;

QByteArray escreverEvento(const Evento &e)
{
    QByteArray saida;
    saida.reserve(256 + e.dados.size());
    saida += "{\"id\":\"" + dominio::textoDeUuid(e.id).toLatin1() + "\",\"tipo\":";
    escreverTexto(saida, e.tipo);
    saida += ",\"versao\":" + QByteArray::number(e.versao) + ",\"em\":\"" + e.em.texto().toLatin1() +
             "\",\"agregado\":\"" + dominio::textoDeUuid(e.agregado).toLatin1() + "\",\"ator\":";
    saida += e.ator ? '"' + dominio::textoDeUuid(*e.ator).toLatin1() + '"' : QByteArray("null");
    saida += ",\"dados\":" + (e.dados.isEmpty() ? QByteArray("{}") : e.dados) + '}';
    return saida;
}

Resultado<Evento> lerEvento(QByteArrayView bytes)
{
    // Qt's parser is lenient, which is fine here: events come from our own server.
    const QJsonObject o = QJsonDocument::fromJson(bytes.toByteArray()).object();
    const auto texto = [&o](const char *nome) { return o.value(QLatin1String(nome)).toString(); };
    const auto id = dominio::uuidDeTexto(texto("id"));
    const auto agregado = dominio::uuidDeTexto(texto("agregado"));
    const auto em = dominio::Instante::deTexto(texto("em"));
    if (!id || !agregado || !em || texto("tipo").isEmpty())
        return falha(Erro(Codigo::JsonInvalido, QStringLiteral("not an event")));
    Evento e;
    e.id = *id;
    e.tipo = texto("tipo");
    e.versao = o.value(QLatin1String("versao")).toInt(1);
    e.em = *em;
    e.agregado = *agregado;
    e.ator = dominio::uuidDeTexto(texto("ator"));
    e.dados = QJsonDocument(o.value(QLatin1String("dados")).toObject()).toJson(QJsonDocument::Compact);
    return e;
}

} // namespace contrato
