// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

// Holidays: contract, section 4. National ones are computed and have no id; the others belong to a unit.
namespace contrato {

enum class AmbitoDoFeriado { Nacional, Estadual, Municipal, Unidade };
template<>
struct TextosDe<AmbitoDoFeriado> {
    static constexpr std::array textos = {"nacional", "estadual", "municipal", "unidade"};
};

enum class AmbitoLocal { Estadual, Municipal, Unidade }; // what a clinic may add
template<>
struct TextosDe<AmbitoLocal> {
    static constexpr std::array textos = {"estadual", "municipal", "unidade"};
};

struct NovoFeriado { // POST /feriados
    dominio::UnidadeId unidadeId;
    QDate data;
    QString nome;
    AmbitoLocal ambito = AmbitoLocal::Municipal;
    bool anual = false; // every year on that day, from that date on
    static constexpr const char *nomeNoContrato = "NovoFeriado";
    static constexpr auto campos()
    {
        using T = NovoFeriado;
        return tabela(campo("unidadeId", &T::unidadeId), campo("data", &T::data),
                      campo("nome", &T::nome, minimo(1), maximo(120)), campo("ambito", &T::ambito),
                      campo("anual", &T::anual, comPadrao()));
    }
};

struct Feriado {
    std::optional<dominio::FeriadoId> id; // absent: national
    QDate data;                           // of a yearly one in a list by year: that year's
    QString nome;
    AmbitoDoFeriado ambito = AmbitoDoFeriado::Nacional;
    bool facultativo = false; // an optional day (Carnival, Corpus Christi): agendas stay open
    bool anual = false;
    std::optional<dominio::UnidadeId> unidadeId;
    static constexpr const char *nomeNoContrato = "Feriado";
    static constexpr auto campos()
    {
        using T = Feriado;
        return tabela(campo("id", &T::id), campo("data", &T::data), campo("nome", &T::nome),
                      campo("ambito", &T::ambito), campo("facultativo", &T::facultativo), campo("anual", &T::anual),
                      campo("unidadeId", &T::unidadeId));
    }
    friend bool operator==(const Feriado &, const Feriado &) = default;
};

} // namespace contrato
