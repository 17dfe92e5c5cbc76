// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitesdasrotas.h"

#include <QJsonArray>

namespace api_teste {

using namespace Qt::StringLiterals;

namespace {

std::optional<qint64> numero(const QJsonObject &esquema, const QString &nome)
{
    return esquema.contains(nome) ? std::optional(esquema.value(nome).toInteger()) : std::nullopt;
}

Parametro::Tipo tipoDe(const QJsonObject &esquema)
{
    if (esquema.value(u"type"_s) == u"integer"_s)
        return Parametro::Tipo::Inteiro;
    const QString formato = esquema.value(u"format"_s).toString();
    return esquema.contains(u"anyOf"_s) || formato == u"date" || formato == u"date-time" ? Parametro::Tipo::Periodo
                                                                                         : Parametro::Tipo::Outro;
}

void juntar(const QJsonObject &documento, const QJsonObject &esquema, const QStringList &lugar, QList<Campo> &campos)
{
    if (lugar.size() > 6) // a type that has itself in it
        return;
    if (const QString nome = esquema.value(u"$ref"_s).toString(); !nome.isEmpty()) {
        const QJsonObject propriedades =
            documento.value(u"components"_s)[u"schemas"][nome.section(u'/', -1)][u"properties"].toObject();
        for (auto it = propriedades.begin(); it != propriedades.end(); ++it)
            juntar(documento, it.value().toObject(), lugar + QStringList{it.key()}, campos);
        return;
    }
    const QString tipo = esquema.value(u"type"_s).toString(), formato = esquema.value(u"format"_s).toString();
    if (tipo == u"array")
        juntar(documento, esquema.value(u"items"_s).toObject(), lugar + QStringList{u"[0]"_s}, campos);
    else if (tipo == u"integer")
        campos.append({lugar, tipo, numero(esquema, u"minimum"_s), numero(esquema, u"maximum"_s)});
    else if (formato == u"date" || formato == u"date-time")
        campos.append({lugar, formato, {}, {}});
}

QJsonValue valorEm(const QJsonValue &base, const QStringList &lugar, const QJsonValue &valor)
{
    if (lugar.isEmpty())
        return valor;
    if (lugar.first() == u"[0]") {
        QJsonArray lista = base.toArray();
        const QJsonValue primeiro = valorEm(lista.isEmpty() ? QJsonValue() : lista.first(), lugar.mid(1), valor);
        if (lista.isEmpty())
            lista.append(primeiro);
        else
            lista.replace(0, primeiro);
        return lista;
    }
    QJsonObject objeto = base.toObject();
    objeto.insert(lugar.first(), valorEm(objeto.value(lugar.first()), lugar.mid(1), valor));
    return objeto;
}

} // namespace

QList<Parametro> parametros(const QJsonObject &documento, Parametro::Tipo tipo)
{
    QList<Parametro> achados;
    const QJsonObject caminhos = documento.value(u"paths"_s).toObject();
    for (auto it = caminhos.begin(); it != caminhos.end(); ++it) {
        const QJsonArray todos = it.value()[u"get"][u"parameters"].toArray();
        for (const QJsonValue &p : todos) {
            const QJsonObject esquema = p[u"schema"].toObject();
            if (p[u"in"].toString() == u"query" && tipoDe(esquema) == tipo)
                achados.append({"GET " + it.key().toLatin1(), p[u"name"].toString().toLatin1(),
                                numero(esquema, u"minimum"_s), numero(esquema, u"maximum"_s)});
        }
    }
    return achados;
}

QString fimDe(const QString &inicio)
{
    return inicio == u"disponivelDe" || inicio == u"disponivelAte" ? u"disponivelAte"_s : u"ate"_s;
}

QString Campo::caminho() const
{
    return lugar.join(u'.').replace(u".["_s, u"["_s);
}

QList<Campo> camposDoCorpo(const QJsonObject &documento, const QByteArray &rota)
{
    const QString metodo = QString::fromLatin1(rota).section(u' ', 0, 0).toLower(),
                  caminho = QString::fromLatin1(rota).section(u' ', 1);
    const QJsonObject esquema =
        documento.value(u"paths"_s)[caminho][metodo][u"requestBody"][u"content"][u"application/json"][u"schema"]
            .toObject();
    QList<Campo> campos;
    juntar(documento, esquema, {}, campos);
    return campos;
}

QJsonObject comValor(QJsonObject corpo, const QStringList &lugar, const QJsonValue &valor)
{
    return valorEm(corpo, lugar, valor).toObject();
}

} // namespace api_teste
