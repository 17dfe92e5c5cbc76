// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campos.h"

#include <dominio/documentos.h>
#include <dominio/ids.h>
#include <dominio/instante.h>
#include <dominio/periodo.h>

#include <QDate>
#include <QJsonArray>
#include <QList>
#include <QMap>
#include <QTime>

#include <array>

namespace contrato {

// An instant together with the offset in which it is answered: that of the unit it belongs to.
struct Momento {
    dominio::Instante instante;
    int deslocamento = 0; // seconds east of UTC
    [[nodiscard]] QString texto() const { return instante.texto(deslocamento); }
    friend bool operator==(const Momento &, const Momento &) = default;
};

// The texts of an enum, in the order of its values: specialise with  static constexpr std::array textos = {...}.
template<class E>
struct TextosDe;

template<class E>
    requires std::is_enum_v<E>
[[nodiscard]] QLatin1String textoDe(E valor)
{
    return QLatin1String(TextosDe<E>::textos.at(size_t(valor)));
}

template<class E, class Texto> // QStringView or QLatin1String
    requires std::is_enum_v<E>
[[nodiscard]] std::optional<E> enumDe(const Texto &texto)
{
    for (size_t i = 0; i < TextosDe<E>::textos.size(); ++i)
        if (texto == QLatin1String(TextosDe<E>::textos[i]))
            return E(i);
    return std::nullopt;
}

// Checks that text types share; false: an error was noted.
bool conferirTexto(const Json &json, const QString &caminho, const Regras &regras, Leitor &leitor);
bool conferirInteiro(const Json &json, const QString &caminho, const Regras &regras, Leitor &leitor);
[[nodiscard]] QJsonObject esquemaDeTexto(const Regras &regras, const char *formato = nullptr);
[[nodiscard]] QJsonObject esquemaDeInteiro(const Regras &regras);

template<>
struct Tipo<QString> {
    static void ler(const Json &j, QString &v, const QString &caminho, const Regras &r, Leitor &l)
    {
        if (conferirTexto(j, caminho, r, l))
            v = j.texto;
    }
    static void escrever(QByteArray &saida, const QString &v) { escreverTexto(saida, v); }
    static QJsonObject esquema(const Regras &r, QJsonObject &) { return esquemaDeTexto(r); }
};

template<>
struct Tipo<bool> {
    static void ler(const Json &j, bool &v, const QString &caminho, const Regras &, Leitor &l)
    {
        if (j.tipo != Json::Tipo::Logico)
            return l.errar(caminho, dominio::CodigoCampo::Tipo);
        v = j.logico;
    }
    static void escrever(QByteArray &saida, bool v) { saida += v ? "true" : "false"; }
    static QJsonObject esquema(const Regras &, QJsonObject &)
    {
        return {{QStringLiteral("type"), QStringLiteral("boolean")}};
    }
};

template<class T>
    requires std::same_as<T, int> || std::same_as<T, qint64>
struct Tipo<T> {
    static void ler(const Json &j, T &v, const QString &caminho, const Regras &r, Leitor &l)
    {
        Regras dentro = r;
        if constexpr (std::same_as<T, int>) {
            dentro.minimo = r.minimo.value_or(std::numeric_limits<int>::min());
            dentro.maximo = r.maximo.value_or(std::numeric_limits<int>::max());
        }
        if (conferirInteiro(j, caminho, dentro, l))
            v = T(j.inteiro);
    }
    static void escrever(QByteArray &saida, T v) { saida += QByteArray::number(v); }
    static QJsonObject esquema(const Regras &r, QJsonObject &) { return esquemaDeInteiro(r); }
};

template<>
struct Tipo<double> {
    static void ler(const Json &j, double &v, const QString &caminho, const Regras &, Leitor &l)
    {
        if (j.tipo != Json::Tipo::Real && j.tipo != Json::Tipo::Inteiro)
            return l.errar(caminho, dominio::CodigoCampo::Tipo);
        v = j.tipo == Json::Tipo::Real ? j.real : double(j.inteiro);
    }
    static void escrever(QByteArray &saida, double v) { saida += QByteArray::number(v, 'g', 12); }
    static QJsonObject esquema(const Regras &, QJsonObject &)
    {
        return {{QStringLiteral("type"), QStringLiteral("number")}};
    }
};

// Types made of a text: how they come out of it, go into it, and are called in OpenAPI.
template<class T>
struct DeTexto;

template<class T>
concept TemDeTexto = requires(QStringView t) { DeTexto<T>::ler(t); };

template<TemDeTexto T>
struct Tipo<T> {
    static void ler(const Json &j, T &v, const QString &caminho, const Regras &, Leitor &l)
    {
        if (j.tipo != Json::Tipo::Texto)
            return l.errar(caminho, dominio::CodigoCampo::Tipo);
        auto lido = DeTexto<T>::ler(j.texto);
        if (!lido)
            return l.errar(caminho, lido.error(), dominio::anoDoErro(lido.error()));
        v = *lido;
    }
    static void escrever(QByteArray &saida, const T &v)
    {
        // None of these texts has a character that JSON escapes.
        saida += '"';
        if constexpr (requires { DeTexto<T>::juntar(saida, v); })
            DeTexto<T>::juntar(saida, v);
        else
            saida += DeTexto<T>::texto(v).toLatin1();
        saida += '"';
    }
    static QJsonObject esquema(const Regras &, QJsonObject &) { return esquemaDeTexto({}, DeTexto<T>::formato); }
};

template<class T>
[[nodiscard]] dominio::Lido<T> lidoDe(std::optional<T> valor)
{
    return valor ? dominio::Lido<T>(*valor) : std::unexpected(dominio::CodigoCampo::Formato);
}

template<class M>
struct DeTexto<dominio::Id<M>> {
    static constexpr const char *formato = "uuid";
    static dominio::Lido<dominio::Id<M>> ler(QStringView t) { return lidoDe(dominio::Id<M>::deTexto(t)); }
    static QString texto(const dominio::Id<M> &v) { return v.texto(); }
    static void juntar(QByteArray &saida, const dominio::Id<M> &v) { dominio::juntarUuid(saida, v.uuid()); }
};

template<>
struct DeTexto<dominio::Instante> {
    static constexpr const char *formato = "date-time";
    static dominio::Lido<dominio::Instante> ler(QStringView t) { return dominio::lerInstante(t); }
    static QString texto(dominio::Instante v) { return v.texto(); }
    static void juntar(QByteArray &saida, dominio::Instante v) { v.juntarTexto(saida); }
};

template<>
struct DeTexto<Momento> {
    static constexpr const char *formato = "date-time";
    static dominio::Lido<Momento> ler(QStringView t);
    static QString texto(const Momento &v) { return v.texto(); }
    static void juntar(QByteArray &saida, const Momento &v) { v.instante.juntarTexto(saida, v.deslocamento); }
};

template<>
struct DeTexto<QDate> {
    static constexpr const char *formato = "date";
    static dominio::Lido<QDate> ler(QStringView t) { return dominio::lerData(t); }
    static QString texto(QDate v) { return v.toString(Qt::ISODate); }
};

template<>
struct DeTexto<QTime> { // "08:30"; "24:00" is not a time
    static constexpr const char *formato = "time-minute";
    static dominio::Lido<QTime> ler(QStringView t);
    static QString texto(QTime v) { return v.toString(QStringLiteral("HH:mm")); }
};

template<class T>
    requires requires(const T &v, QStringView t) {
        { T::deTexto(t) } -> std::same_as<dominio::Lido<T>>;
        { v.texto() } -> std::convertible_to<QString>;
    }
struct DeTexto<T> { // Cpf, Cns, Telefone, Email, Uf
    static constexpr const char *formato = nullptr;
    static dominio::Lido<T> ler(QStringView t) { return T::deTexto(t); }
    static QString texto(const T &v) { return v.texto(); }
};

template<class E>
    requires std::is_enum_v<E>
struct Tipo<E> {
    static void ler(const Json &j, E &v, const QString &caminho, const Regras &, Leitor &l)
    {
        if (j.tipo != Json::Tipo::Texto)
            return l.errar(caminho, dominio::CodigoCampo::Tipo);
        if (const auto achado = enumDe<E>(j.texto))
            v = *achado;
        else
            l.errar(caminho, dominio::CodigoCampo::Formato);
    }
    static void escrever(QByteArray &saida, E v)
    {
        saida += '"';
        saida += textoDe(v).latin1();
        saida += '"';
    }
    static QJsonObject esquema(const Regras &, QJsonObject &)
    {
        QJsonArray valores;
        for (const char *t : TextosDe<E>::textos)
            valores << QString::fromLatin1(t);
        return {{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("enum"), valores}};
    }
};

template<class T>
struct Tipo<std::optional<T>> {
    static void ler(const Json &j, std::optional<T> &v, const QString &caminho, const Regras &r, Leitor &l)
    {
        T dentro{};
        const auto antes = l.erros().size();
        Tipo<T>::ler(j, dentro, caminho, r, l);
        if (l.erros().size() == antes)
            v = std::move(dentro);
    }
    static void escrever(QByteArray &saida, const std::optional<T> &v) { Tipo<T>::escrever(saida, *v); }
    static QJsonObject esquema(const Regras &r, QJsonObject &c) { return Tipo<T>::esquema(r, c); }
};

// Of a list whose field names no other bound.
inline constexpr qint64 itensPorLista = 1000;

template<class T>
struct Tipo<QList<T>> {
    static void ler(const Json &j, QList<T> &v, const QString &caminho, const Regras &r, Leitor &l)
    {
        using dominio::CodigoCampo;
        if (j.tipo != Json::Tipo::Lista)
            return l.errar(caminho, CodigoCampo::Tipo);
        const qint64 quantos = qint64(j.itens.size()), limite = r.maximo.value_or(itensPorLista);
        if (quantos > limite)
            return l.errar(caminho, CodigoCampo::Tamanho, limite);
        if (r.minimo && quantos < *r.minimo)
            return l.errar(caminho, CodigoCampo::Tamanho, *r.minimo);
        v.clear();
        for (qint64 i = 0; i < quantos && !l.cheio(); ++i) {
            T item{};
            Tipo<T>::ler(j.itens[size_t(i)], item, QStringLiteral("%1[%2]").arg(caminho).arg(i), r.doItem(), l);
            v << item;
        }
    }
    static void escrever(QByteArray &saida, const QList<T> &v)
    {
        saida += '[';
        for (qsizetype i = 0; i < v.size(); ++i) {
            if (i)
                saida += ',';
            Tipo<T>::escrever(saida, v.at(i));
        }
        saida += ']';
    }
    static QJsonObject esquema(const Regras &r, QJsonObject &c)
    {
        QJsonObject e{{QStringLiteral("type"), QStringLiteral("array")},
                      {QStringLiteral("items"), Tipo<T>::esquema(r.doItem(), c)}};
        if (r.minimo)
            e.insert(QStringLiteral("minItems"), *r.minimo);
        if (r.maximo)
            e.insert(QStringLiteral("maxItems"), *r.maximo);
        return e;
    }
};

template<>
struct Tipo<QMap<QString, QString>> { // an object of texts
    static void ler(const Json &j, QMap<QString, QString> &v, const QString &caminho, const Regras &r, Leitor &l);
    static void escrever(QByteArray &saida, const QMap<QString, QString> &v);
    static QJsonObject esquema(const Regras &, QJsonObject &);
};

} // namespace contrato

#include "documento.h"
