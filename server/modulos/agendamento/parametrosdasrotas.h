// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/esquema.h>

#include <QList>

// Query parameters that several routes share, as the OpenAPI document tells of them.
namespace agendamento::parametros {

using Parametros = QList<contrato::ParametroDeConsulta>;

inline const Parametros pagina{{"limite", "integer", nullptr, false, "1 a 100; 50 onde não se diz", 1, 100},
                               {"cursor", "string", nullptr, false, "de \"proximo\" da página anterior"}};
inline const Parametros tudoOuPagina{
    {"limite", "integer", nullptr, false, "1 a 100; onde não se diz, todos os do período, até 2000 por página", 1, 100},
    pagina.last()};
// Up to five years where both ends are given.
inline const Parametros periodo{
    {"de", "string", contrato::fimDePeriodo, false, "instante ou data civil da unidade, inclusive"},
    {"ate", "string", contrato::fimDePeriodo, false,
     "instante ou data civil da unidade, exclusive; até 5 anos depois"}};
// Of free times: up to 62 days.
inline const Parametros busca{{"de", "string", contrato::fimDePeriodo, false,
                               "instante ou data civil da unidade, inclusive; agora, onde não se diz"},
                              {"ate", "string", contrato::fimDePeriodo, false,
                               "instante ou data civil da unidade, exclusive; até 62 dias depois"}};
inline const contrato::ParametroDeConsulta situacao{"situacao", "string", nullptr, false,
                                                    "uma ou várias, separadas por vírgula"};
// Of what changes the rules: the appointments that it would orphan, without doing it.
inline const contrato::ParametroDeConsulta simular{
    "simular", "boolean", nullptr, false,
    "true: não muda nada; responde 200 com a lista das consultas que ficariam órfãs"};
inline const contrato::ParametroDeConsulta medicoId{"medicoId", "string", "uuid"};
inline const contrato::ParametroDeConsulta unidadeId{"unidadeId", "string", "uuid"};

inline const Parametros simulacao = Parametros{simular} + pagina;

} // namespace agendamento::parametros
