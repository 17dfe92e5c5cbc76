// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/ids.h>
#include <dominio/periodo.h>
#include <nucleo/http/requisicao.h>

#include <QStringList>

#include <optional>

namespace agendamento {

using dominio::Limite;

// A place in a list that is ordered by an instant and an id. Opaque to callers.
struct Cursor {
    qint64 ms = 0;
    QString id;
    [[nodiscard]] QString texto() const;
    [[nodiscard]] static std::optional<Cursor> deTexto(const QString &texto);
};

// Reads a query string and remembers everything that is wrong with it.
class Parametros
{
public:
    explicit Parametros(const nucleo::Requisicao &requisicao) : m_consulta(requisicao.consulta) {}

    [[nodiscard]] std::optional<QString> texto(const QString &nome, int tamanhoMaximo = 200);
    [[nodiscard]] std::optional<int> inteiro(const QString &nome, int minimo, int maximo);
    [[nodiscard]] std::optional<bool> logico(const QString &nome);
    // Of a list: de and ate, either of which may be left out.
    struct Periodo {
        std::optional<Limite> de, ate;
    };
    [[nodiscard]] Periodo periodoDeLista();
    [[nodiscard]] std::optional<Limite> limiteDePeriodo(const QString &nome);
    template<class IdDe>
    [[nodiscard]] std::optional<IdDe> id(const QString &nome)
    {
        const auto uuid = lerUuid(nome);
        return uuid ? std::optional(IdDe(*uuid)) : std::nullopt;
    }
    // "a" or "a,b": each has to be one of the words given.
    [[nodiscard]] QStringList palavras(const QString &nome, const QStringList &conhecidas);
    [[nodiscard]] int limite() { return inteiro(QStringLiteral("limite"), 1, 100).value_or(50); }
    [[nodiscard]] std::optional<Cursor> cursor();

    void recusar(const QString &campo, dominio::CodigoCampo codigo, qint64 limite = 0);
    // Every wrong parameter at once; CursorInvalido where only the cursor is.
    [[nodiscard]] dominio::Resultado<void> conferir() const;

private:
    [[nodiscard]] std::optional<QString> unico(const QString &nome);
    [[nodiscard]] std::optional<QUuid> lerUuid(const QString &nome);

    const QUrlQuery &m_consulta;
    QList<dominio::ErroCampo> m_erros;
    bool m_cursorRuim = false;
};

// The id in a route's {place}; one that is no id names nothing: NaoEncontrado.
template<class IdDe>
[[nodiscard]] dominio::Resultado<IdDe> idDoCaminho(const nucleo::Requisicao &requisicao, int lugar)
{
    const auto id = IdDe::deTexto(requisicao.parametros.value(lugar));
    if (!id)
        return dominio::falha(dominio::Codigo::NaoEncontrado);
    return *id;
}

// What If-Match asks for. Versions that are not ours match nothing.
class Precondicao
{
public:
    [[nodiscard]] static Precondicao de(const nucleo::Requisicao &requisicao);
    [[nodiscard]] bool ausente() const { return m_ausente; }
    [[nodiscard]] dominio::Resultado<void> conferir(qint64 versaoAtual) const; // VersaoDesatualizada

private:
    bool m_ausente = true, m_qualquer = false;
    QList<QByteArray> m_versoes; // as written: a tag is compared byte by byte
};

} // namespace agendamento
