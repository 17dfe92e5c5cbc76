// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

// Whole documents: reading and writing structs and lists of them, and their OpenAPI components. Comes with tipos.h.
namespace contrato {

template<TemTabela T>
[[nodiscard]] QJsonObject componente(QJsonObject &componentes)
{
    const QString nome = QString::fromLatin1(T::nomeNoContrato);
    if (!componentes.contains(nome)) {
        componentes.insert(nome, QJsonObject()); // breaks cycles
        QJsonObject propriedades;
        QJsonArray obrigatorios;
        const auto juntar = [&](const auto &c) {
            using M = std::remove_cvref_t<decltype(std::declval<T>().*c.membro)>;
            propriedades.insert(QLatin1String(c.nome), Tipo<M>::esquema(c.regras, componentes));
            if (!ehOpcional<M> && !c.regras.padrao)
                obrigatorios << QString::fromLatin1(c.nome);
        };
        std::apply([&](const auto &...c) { (juntar(c), ...); }, T::campos());
        QJsonObject objeto{{QStringLiteral("type"), QStringLiteral("object")},
                           {QStringLiteral("properties"), propriedades},
                           {QStringLiteral("additionalProperties"), false}};
        if (!obrigatorios.isEmpty())
            objeto.insert(QStringLiteral("required"), obrigatorios);
        componentes.insert(nome, objeto);
    }
    return {{QStringLiteral("$ref"), QString(QStringLiteral("#/components/schemas/") + nome)}};
}

template<TemTabela T>
struct Tipo<T> {
    static void ler(const Json &j, T &v, const QString &caminho, const Regras &, Leitor &l)
    {
        lerObjeto(j, v, caminho, l);
    }
    static void escrever(QByteArray &saida, const T &v) { escreverObjeto(saida, v); }
    static QJsonObject esquema(const Regras &, QJsonObject &c) { return componente<T>(c); }
};

template<TemTabela T>
[[nodiscard]] dominio::Resultado<T> lerCom(QByteArrayView bytes, bool tolerante)
{
    AGENDA_OBTER(const Json json, lerJson(bytes));
    T valor{};
    Leitor leitor(tolerante);
    lerObjeto(json, valor, QString(), leitor);
    if (!leitor.erros().isEmpty())
        return dominio::falha(dominio::Erro::validacao(leitor.erros()));
    return valor;
}

// Strict: for requests. Every wrong field is in the error.
template<TemTabela T>
[[nodiscard]] dominio::Resultado<T> ler(QByteArrayView bytes)
{
    return lerCom<T>(bytes, false);
}

// For clients reading answers: names they do not know yet are ignored.
template<TemTabela T>
[[nodiscard]] dominio::Resultado<T> lerTolerante(QByteArrayView bytes)
{
    return lerCom<T>(bytes, true);
}

template<TemTabela T>
[[nodiscard]] QByteArray escrever(const T &valor)
{
    QByteArray saida;
    saida.reserve(512);
    escreverObjeto(saida, valor);
    return saida;
}

// { "itens": [...], "proximo": "<cursor>" | null }
template<class T>
struct Lista {
    QList<T> itens;
    std::optional<QString> proximo;
};

template<TemTabela T>
[[nodiscard]] QByteArray escreverLista(const QList<T> &itens, const std::optional<QString> &proximo = {})
{
    QByteArray saida;
    saida.reserve(64 + itens.size() * 704);
    saida += "{\"itens\":";
    Tipo<QList<T>>::escrever(saida, itens);
    saida += ",\"proximo\":";
    if (proximo)
        escreverTexto(saida, *proximo);
    else
        saida += "null";
    saida += '}';
    return saida;
}

template<TemTabela T>
[[nodiscard]] dominio::Resultado<Lista<T>> lerLista(QByteArrayView bytes)
{
    AGENDA_OBTER(const Json json, lerJson(bytes));
    Lista<T> lista;
    Leitor leitor(true);
    const Json *itens = json.membro(u"itens");
    if (!itens)
        return dominio::falha(dominio::Erro::validacao(QStringLiteral("itens"), dominio::CodigoCampo::Obrigatorio));
    Regras semLimite;
    semLimite.maximo = std::numeric_limits<int>::max();
    Tipo<QList<T>>::ler(*itens, lista.itens, QStringLiteral("itens"), semLimite, leitor);
    if (!leitor.erros().isEmpty())
        return dominio::falha(dominio::Erro::validacao(leitor.erros()));
    if (const Json *proximo = json.membro(u"proximo"); proximo && proximo->tipo == Json::Tipo::Texto)
        lista.proximo = proximo->texto;
    return lista;
}

template<TemTabela T>
[[nodiscard]] Esquema esquema()
{
    return {T::nomeNoContrato, &componente<T>, false};
}

template<TemTabela T>
[[nodiscard]] Esquema listaDe()
{
    return {T::nomeNoContrato, &componente<T>, true};
}

} // namespace contrato
