// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/consulta.h>
#include <contrato/evento.h>
#include <contrato/sessao.h>

// Answers in the shapes that the server gives.
namespace apoio {

[[nodiscard]] QString idDe(int numero); // a fixed id for a small number
template<class Id>
[[nodiscard]] Id id(int numero)
{
    return *Id::deTexto(idDe(numero));
}

[[nodiscard]] contrato::Usuario usuario(dominio::Perfil perfil = dominio::Perfil::Recepcionista);
[[nodiscard]] QByteArray respostaDeLogin(const QByteArray &acesso, const QByteArray &renovacao);
// On 2026-11-24 in São Paulo, at that time; ids follow from the numbers.
[[nodiscard]] contrato::Consulta consulta(int numero, int medico, QTime hora, int duracaoMin = 30,
                                          dominio::Situacao situacao = dominio::Situacao::Confirmada);
[[nodiscard]] contrato::NovaConsulta novaConsulta();
[[nodiscard]] contrato::Momento momento(QTime hora, QDate dia = QDate(2026, 11, 24));
[[nodiscard]] QByteArray eventoDe(int numero, const QByteArray &tipo, const QString &agregado, const QByteArray &dados);
[[nodiscard]] QByteArray blocoSse(int numero, const QByteArray &tipo, const contrato::Consulta &consulta);

} // namespace apoio
