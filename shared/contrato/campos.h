// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "esquema.h"
#include "json.h"

#include <dominio/resultado.h>

#include <QJsonObject>

#include <optional>
#include <tuple>

// One declaration per struct of the contract — its table of fields — gives reading, validation, writing and the OpenAPI
// schema. Use: contrato::ler<NovaConsulta>(bytes), contrato::escrever(consulta), contrato::esquema<Consulta>().
namespace contrato {

// What a field asks of its value besides its type. Bounds are of the number, or of the text's length in code points, or
// of the list's items.
struct Regras {
    std::optional<qint64> minimo, maximo;
    bool multilinha = false; // line feeds and tabs are fine in this text
    bool invisiveis = false; // so are characters that nobody sees: it is compared, never shown
    bool padrao = false;     // may be left out: the struct's initial value stays
    const char *formato = nullptr;
    std::optional<std::pair<qint64, qint64>> itens = {}; // bounds of each number in a list
    [[nodiscard]] constexpr Regras doItem() const
    {
        Regras r;
        if (itens) {
            r.minimo = itens->first;
            r.maximo = itens->second;
        }
        return r;
    }
};

constexpr auto minimo(qint64 v)
{
    return [v](Regras &r) { r.minimo = v; };
}
constexpr auto maximo(qint64 v)
{
    return [v](Regras &r) { r.maximo = v; };
}
constexpr auto itensEntre(qint64 de, qint64 ate)
{
    return [de, ate](Regras &r) { r.itens = {de, ate}; };
}
constexpr auto invisiveis()
{
    return [](Regras &r) { r.invisiveis = true; };
}
constexpr auto multilinha()
{
    return [](Regras &r) { r.multilinha = true; };
}
constexpr auto comPadrao()
{
    return [](Regras &r) { r.padrao = true; };
}

template<class S, class T>
struct Campo {
    const char *nome;
    T S::*membro;
    Regras regras;
};

template<class S, class T, class... R>
constexpr auto campo(const char *nome, T S::*membro, R... regras)
{
    Campo<S, T> c{nome, membro, {}};
    (regras(c.regras), ...);
    return c;
}

template<class... C>
constexpr auto tabela(C... campos)
{
    return std::tuple(campos...);
}

template<class T>
concept TemTabela = requires { T::campos(); };

// Collects what is wrong while a document is read: as much as an answer lists, and one more.
class Leitor
{
public:
    explicit Leitor(bool tolerante) : m_tolerante(tolerante) {}
    void errar(const QString &caminho, dominio::CodigoCampo codigo, qint64 limite = 0)
    {
        if (!cheio())
            m_erros << dominio::ErroCampo{caminho, codigo, limite};
    }
    [[nodiscard]] bool cheio() const { return m_erros.size() > dominio::camposListados; } // nothing more is noted
    [[nodiscard]] bool tolerante() const { return m_tolerante; } // a client reading an answer: unknown names are fine
    [[nodiscard]] const QList<dominio::ErroCampo> &erros() const { return m_erros; }

private:
    bool m_tolerante;
    QList<dominio::ErroCampo> m_erros;
};

// How one type is read, written and described; specialised in tipos.h.
template<class T>
struct Tipo;

[[nodiscard]] inline QString juntarCaminho(const QString &pai, const char *nome)
{
    return pai.isEmpty() ? QString::fromLatin1(nome) : pai + u'.' + QLatin1String(nome);
}

template<class T>
inline constexpr bool ehOpcional = false;
template<class T>
inline constexpr bool ehOpcional<std::optional<T>> = true;

template<TemTabela T>
void lerObjeto(const Json &json, T &valor, const QString &caminho, Leitor &leitor)
{
    using dominio::CodigoCampo;
    if (json.tipo != Json::Tipo::Objeto)
        return leitor.errar(caminho, CodigoCampo::Tipo);
    size_t conhecidos = 0;
    const auto lerCampo = [&](const auto &c) {
        using M = std::remove_cvref_t<decltype(valor.*c.membro)>;
        const Json *membro = json.membro(QString::fromLatin1(c.nome));
        conhecidos += membro != nullptr;
        if (membro && !(ehOpcional<M> && membro->tipo == Json::Tipo::Nulo))
            Tipo<M>::ler(*membro, valor.*c.membro, juntarCaminho(caminho, c.nome), c.regras, leitor);
        else if (!ehOpcional<M> && !c.regras.padrao)
            leitor.errar(juntarCaminho(caminho, c.nome), CodigoCampo::Obrigatorio);
    };
    std::apply([&](const auto &...c) { (lerCampo(c), ...); }, T::campos());
    if (leitor.tolerante() || conhecidos == json.membros.size())
        return;
    for (const auto &[nome, ignorado] : json.membros) {
        if (leitor.cheio())
            return;
        const bool conhecido =
            std::apply([&](const auto &...c) { return ((nome == QLatin1String(c.nome)) || ...); }, T::campos());
        if (!conhecido)
            leitor.errar(caminho.isEmpty() ? nome : caminho + u'.' + nome, CodigoCampo::Desconhecido);
    }
}

template<TemTabela T>
void escreverObjeto(QByteArray &saida, const T &valor)
{
    saida += '{';
    const qsizetype inicio = saida.size();
    const auto escreverCampo = [&](const auto &c) {
        using M = std::remove_cvref_t<decltype(valor.*c.membro)>;
        if constexpr (ehOpcional<M>) {
            if (!(valor.*c.membro))
                return;
        }
        if (saida.size() != inicio)
            saida += ',';
        saida += '"';
        saida += c.nome;
        saida += "\":";
        Tipo<M>::escrever(saida, valor.*c.membro);
    };
    std::apply([&](const auto &...c) { (escreverCampo(c), ...); }, T::campos());
    saida += '}';
}

} // namespace contrato
