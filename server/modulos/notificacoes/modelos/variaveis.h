// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/fuso.h>

#include <QString>

#include <array>
#include <optional>

namespace notificacoes {

// Everything a template may name; there is no other way for a value to get into a message.
enum class Variavel { Nome, Medico, Data, Hora, Unidade, Endereco, Prazo };
constexpr int totalDeVariaveis = 7;

[[nodiscard]] QLatin1String texto(Variavel variavel); // "endereco"
[[nodiscard]] std::optional<Variavel> variavelDeTexto(QStringView texto);

class Variaveis
{
public:
    void por(Variavel variavel, const QString &valor) { m_valores[size_t(variavel)] = valor; }
    [[nodiscard]] const QString &valor(Variavel variavel) const { return m_valores[size_t(variavel)]; }

private:
    std::array<QString, totalDeVariaveis> m_valores;
};

// "pt-BR", "en" or "es", from whatever a person's preference says ("pt_BR", "en-US", …); unknown or empty: nothing.
[[nodiscard]] std::optional<QString> idiomaConhecido(const QString &preferencia);

// "terça-feira, 1 de dezembro de 2026" and "08:30", as the clocks of that zone show the instant.
[[nodiscard]] QString dataPorExtenso(dominio::Instante quando, const dominio::Fuso &fuso, const QString &idioma);
[[nodiscard]] QString horaCivil(dominio::Instante quando, const dominio::Fuso &fuso, const QString &idioma);

} // namespace notificacoes
