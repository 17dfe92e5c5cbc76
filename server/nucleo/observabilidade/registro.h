// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arquivoderegistro.h"

#include <QByteArray>
#include <QString>

#include <initializer_list>
#include <memory>

namespace nucleo {

// The structured log: one JSON object per line on standard error (plain text on a terminal) or in a file that keeps
// within a size. Thread safe, never throws, never blocks on anything but the write. Values are escaped, so an entry
// cannot forge another, and bounded, so that no client decides how much is written. Secrets in URLs are hidden. Callers
// put no personal data, no tokens and no query strings in it.
class Registro
{
public:
    enum class Nivel { Detalhe, Info, Aviso, Erro };
    struct Campo {
        const char *nome;
        QByteArray valor;
        bool numero = false;
        Campo(const char *n, const QByteArray &v) : nome(n), valor(v) {}
        Campo(const char *n, const QString &v) : nome(n), valor(v.toUtf8()) {}
        Campo(const char *n, qint64 v) : nome(n), valor(QByteArray::number(v)), numero(true) {}
        Campo(const char *n, int v) : Campo(n, qint64(v)) {}
    };
    using Campos = std::initializer_list<Campo>;

    // A value longer than this is cut; "…" and its length in bytes stand at the end.
    static constexpr qsizetype campoMaximo = 1'024;
    // The whole line with its line feed. Fields that do not fit are left out, and "cortada" says so.
    static constexpr qsizetype linhaMaxima = 4'096;

    explicit Registro(Nivel minimo = Nivel::Info, int descritor = 2);
    ~Registro();
    // origem: the part that speaks ("http", "banco.auth"); mensagem: fixed English text, values go in fields.
    void anotar(Nivel nivel, const char *origem, const char *mensagem, Campos campos = {});
    void info(const char *origem, const char *mensagem, Campos c = {}) { anotar(Nivel::Info, origem, mensagem, c); }
    void aviso(const char *origem, const char *mensagem, Campos c = {}) { anotar(Nivel::Aviso, origem, mensagem, c); }
    void erro(const char *origem, const char *mensagem, Campos c = {}) { anotar(Nivel::Erro, origem, mensagem, c); }
    // From now on into that file. False where it cannot be opened: everything goes where it went before.
    [[nodiscard]] bool paraArquivo(ArquivoDeRegistro::Config config);
    // Opens the file by its name again, after somebody moved it. Without a file: nothing, and true.
    bool reabrir();

private:
    struct Privado;
    std::unique_ptr<Privado> m;
};

} // namespace nucleo
