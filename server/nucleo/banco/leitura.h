// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/resultado.h>

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUuid>

#include <concepts>
#include <initializer_list>
#include <optional>
#include <variant>

namespace nucleo {

using dominio::Resultado;

enum class Motor { Sqlite, Postgres };

class Comando;
class Conexao;

// The rows of one SELECT, read forward once. Gives its prepared statement back when it goes out of scope.
// Belongs to the thread and the scope that asked for it; never outlives its Leitura.
class Linhas
{
public:
    Linhas(Conexao &conexao, Comando *comando, int chave);
    Linhas(Linhas &&outra) noexcept;
    Linhas &operator=(Linhas &&) = delete;
    ~Linhas();

    [[nodiscard]] bool proxima(); // false: no more rows, or an error kept in erro()
    [[nodiscard]] Resultado<void> erro() const;
    [[nodiscard]] bool nulo(int coluna) const;
    [[nodiscard]] QString texto(int coluna) const;
    // ASCII, where it lies: until the next row.
    [[nodiscard]] QLatin1String palavra(int coluna) const;
    [[nodiscard]] QByteArray bytes(int coluna) const; // text columns: their UTF-8
    [[nodiscard]] qint64 inteiro(int coluna) const;
    [[nodiscard]] double real(int coluna) const;
    [[nodiscard]] bool logico(int coluna) const { return inteiro(coluna) != 0; }
    [[nodiscard]] QUuid uuid(int coluna) const; // null column: null uuid

private:
    Conexao *m_conexao;
    Comando *m_comando;
    int m_chave;
};

// A value to bind, in the three forms that both engines store alike: whole number, real, text as UTF-8, or NULL. A
// QUuid becomes its text form (a null one NULL), a bool 0 or 1, an Instante its ms, an empty optional NULL.
class Valor
{
public:
    using Forma = std::variant<std::nullptr_t, qint64, double, QByteArray>;

    Valor(const QString &v) : m_v(v.isNull() ? Forma(nullptr) : Forma(v.toUtf8())) {}
    Valor(const QByteArray &utf8) : m_v(utf8.isNull() ? Forma(nullptr) : Forma(utf8)) {}
    Valor(QLatin1String v) : m_v(QByteArray(v.data(), v.size())) {}
    Valor(int v) : m_v(qint64(v)) {}
    Valor(qint64 v) : m_v(v) {}
    Valor(double v) : m_v(v) {}
    Valor(bool v) : m_v(qint64(v)) {}
    Valor(const QUuid &v);
    Valor(std::nullptr_t) : m_v(nullptr) {}
    template<class T>
        requires requires(const T &t) {
            { t.uuid() } -> std::convertible_to<QUuid>;
        }
    Valor(const T &id) : Valor(id.uuid())
    {}
    template<class T>
        requires requires(const T &t) {
            { t.ms() } -> std::convertible_to<qint64>;
        }
    Valor(const T &instante) : m_v(qint64(instante.ms()))
    {}
    template<class T>
    Valor(const std::optional<T> &v) : m_v(v ? Valor(*v).m_v : Forma(nullptr))
    {}
    [[nodiscard]] const Forma &forma() const { return m_v; }

private:
    Forma m_v;
};

using Valores = std::initializer_list<Valor>;

// Read access on one connection. SQL is a string literal with "?" places, values are always bound; each text is
// prepared once per connection and kept.
class Leitura
{
public:
    explicit Leitura(Conexao &conexao) : m_conexao(conexao) {}
    Leitura(const Leitura &) = delete;
    Leitura &operator=(const Leitura &) = delete;

    [[nodiscard]] Resultado<Linhas> consultar(const char *sql, Valores valores = {});
    [[nodiscard]] Motor motor() const;
    // For text that is put together from fixed parts (optional filters); values are bound all the same.
    [[nodiscard]] Resultado<Linhas> consultarMontado(const QString &sql, const QList<Valor> &valores);
    // Changes whenever someone else committed to this database since the last call on this connection; what was read
    // under one value may be reused while the value stays. Comparable only on the same connection.
    [[nodiscard]] Resultado<qint64> versaoDosDados();

protected:
    Conexao &m_conexao;
};

} // namespace nucleo
