// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/fuso.h>
#include <dominio/ids.h>
#include <nucleo/http/requisicao.h>

#include <QDate>
#include <QStringList>

#include <optional>
#include <variant>

namespace agendamento {

// An end of a period as a caller may give it: an instant, or a civil date of the unit's zone.
class Limite
{
public:
    Limite(dominio::Instante quando) : m_valor(quando) {}
    Limite(QDate dia) : m_valor(dia) {}
    [[nodiscard]] dominio::Instante em(const dominio::Fuso &fuso) const;
    // So many days later: civil days after a date, of 24 hours after an instant.
    [[nodiscard]] Limite maisDias(int dias) const;
    [[nodiscard]] bool ehData() const { return std::holds_alternative<QDate>(m_valor); }

private:
    std::variant<dominio::Instante, QDate> m_valor;
};

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
