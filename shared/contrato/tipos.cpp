// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tipos.h"

#include <dominio/texto.h>

namespace contrato {

using dominio::CodigoCampo;
using dominio::Lido;
using dominio::temControle;

namespace {

constexpr qsizetype tamanhoDeNome = 64; // of a member of an object of texts

qsizetype pontosDeCodigo(QStringView texto)
{
    qsizetype n = 0;
    for (const QChar c : texto)
        n += !c.isLowSurrogate();
    return n;
}

} // namespace

bool conferirTexto(const Json &json, const QString &caminho, const Regras &regras, Leitor &leitor)
{
    if (json.tipo != Json::Tipo::Texto) {
        leitor.errar(caminho, CodigoCampo::Tipo);
        return false;
    }
    // What people write at length may hold anything that can be pasted; what is shown in one line is what it looks
    // like.
    if (temControle(json.texto, regras.multilinha) ||
        (!regras.multilinha && !regras.invisiveis && dominio::temInvisivel(json.texto))) {
        leitor.errar(caminho, CodigoCampo::Formato);
        return false;
    }
    const qsizetype tamanho = pontosDeCodigo(json.texto);
    const qint64 maximo = regras.maximo.value_or(200);
    if (tamanho > maximo || (regras.minimo && tamanho < *regras.minimo)) {
        leitor.errar(caminho, CodigoCampo::Tamanho, tamanho > maximo ? maximo : *regras.minimo);
        return false;
    }
    // A text that must be there is not made of spaces alone.
    if (regras.minimo && *regras.minimo > 0 && json.texto.trimmed().isEmpty()) {
        leitor.errar(caminho, CodigoCampo::Obrigatorio);
        return false;
    }
    return true;
}

bool conferirInteiro(const Json &json, const QString &caminho, const Regras &regras, Leitor &leitor)
{
    if (json.tipo != Json::Tipo::Inteiro) {
        leitor.errar(caminho, CodigoCampo::Tipo);
        return false;
    }
    if (regras.minimo && json.inteiro < *regras.minimo) {
        leitor.errar(caminho, CodigoCampo::Minimo, *regras.minimo);
        return false;
    }
    if (regras.maximo && json.inteiro > *regras.maximo) {
        leitor.errar(caminho, CodigoCampo::Maximo, *regras.maximo);
        return false;
    }
    return true;
}

QJsonObject esquemaDeTexto(const Regras &regras, const char *formato)
{
    QJsonObject e{{QStringLiteral("type"), QStringLiteral("string")}};
    if (QLatin1String(formato) == QLatin1String("time-minute")) // no format of JSON Schema's
        e.insert(QStringLiteral("pattern"), QStringLiteral("^([01][0-9]|2[0-3]):[0-5][0-9]$"));
    else if (formato)
        e.insert(QStringLiteral("format"), QString::fromLatin1(formato));
    if (regras.minimo)
        e.insert(QStringLiteral("minLength"), *regras.minimo);
    if (regras.maximo)
        e.insert(QStringLiteral("maxLength"), *regras.maximo);
    return e;
}

QJsonObject esquemaDeInteiro(const Regras &regras)
{
    QJsonObject e{{QStringLiteral("type"), QStringLiteral("integer")}};
    if (regras.minimo)
        e.insert(QStringLiteral("minimum"), *regras.minimo);
    if (regras.maximo)
        e.insert(QStringLiteral("maximum"), *regras.maximo);
    return e;
}

Lido<Momento> DeTexto<Momento>::ler(QStringView t)
{
    const auto instante = dominio::lerInstante(t);
    if (!instante)
        return std::unexpected(instante.error());
    const QChar ultimo = t.back();
    if (ultimo == u'Z' || ultimo == u'z')
        return Momento{*instante, 0};
    const QStringView deslocamento = t.right(6);
    const int segundos = deslocamento.mid(1, 2).toInt() * 3600 + deslocamento.mid(4, 2).toInt() * 60;
    return Momento{*instante, deslocamento.front() == u'-' ? -segundos : segundos};
}

Lido<QTime> DeTexto<QTime>::ler(QStringView t)
{
    const QTime hora = t.size() == 5 ? QTime::fromString(t.toString(), QStringLiteral("HH:mm")) : QTime();
    if (!hora.isValid() || hora.toString(QStringLiteral("HH:mm")) != t)
        return std::unexpected(CodigoCampo::Formato);
    return hora;
}

void Tipo<QMap<QString, QString>>::ler(const Json &j, QMap<QString, QString> &v, const QString &caminho,
                                       const Regras &r, Leitor &l)
{
    if (j.tipo != Json::Tipo::Objeto)
        return l.errar(caminho, CodigoCampo::Tipo);
    if (qint64(j.membros.size()) > r.maximo.value_or(50))
        return l.errar(caminho, CodigoCampo::Tamanho, r.maximo.value_or(50));
    Regras deCada;
    deCada.maximo = 500;
    for (const auto &[nome, valor] : j.membros) {
        const QString onde = caminho + u'.' + nome;
        if (nome.isEmpty() || nome.size() > tamanhoDeNome || temControle(nome, false))
            l.errar(onde, CodigoCampo::Formato);
        else if (conferirTexto(valor, onde, deCada, l))
            v.insert(nome, valor.texto);
    }
}

void Tipo<QMap<QString, QString>>::escrever(QByteArray &saida, const QMap<QString, QString> &v)
{
    saida += '{';
    for (auto it = v.cbegin(); it != v.cend(); ++it) {
        if (it != v.cbegin())
            saida += ',';
        escreverTexto(saida, it.key());
        saida += ':';
        escreverTexto(saida, it.value());
    }
    saida += '}';
}

QJsonObject Tipo<QMap<QString, QString>>::esquema(const Regras &, QJsonObject &)
{
    return {{QStringLiteral("type"), QStringLiteral("object")},
            {QStringLiteral("additionalProperties"), QJsonObject{{QStringLiteral("type"), QStringLiteral("string")}}}};
}

} // namespace contrato
