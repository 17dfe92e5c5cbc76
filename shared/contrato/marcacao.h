// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consulta.h"

// What is asked for and answered besides the appointment itself: moves, answers, series, holds (contract, section 4).
namespace contrato {

struct RemarcacaoCorpo { // PUT …/remarcar; what is absent stays as it was
    dominio::Instante inicio;
    std::optional<dominio::MedicoId> medicoId;
    std::optional<int> duracaoMin;
    std::optional<QString> motivo;
    static constexpr const char *nomeNoContrato = "Remarcacao";
    static constexpr auto campos()
    {
        using T = RemarcacaoCorpo;
        return tabela(campo("inicio", &T::inicio), campo("medicoId", &T::medicoId),
                      campo("duracaoMin", &T::duracaoMin, minimo(5), maximo(480)),
                      campo("motivo", &T::motivo, minimo(1), maximo(500), multilinha()));
    }
};

enum class RespostaPaciente { Confirmada, Recusada };
template<>
struct TextosDe<RespostaPaciente> {
    static constexpr std::array textos = {"confirmada", "recusada"};
};

struct RespostaCorpo { // PUT …/resposta
    RespostaPaciente resposta = RespostaPaciente::Confirmada;
    static constexpr const char *nomeNoContrato = "RespostaDoPaciente";
    static constexpr auto campos() { return tabela(campo("resposta", &RespostaCorpo::resposta)); }
};

struct Repeticao {
    int aCadaDias = 7; // civil days of the unit: the hour stays, whatever clocks do in between
    int vezes = 2;     // the first one counts
    static constexpr const char *nomeNoContrato = "Repeticao";
    static constexpr auto campos()
    {
        return tabela(campo("aCadaDias", &Repeticao::aCadaDias, minimo(1), maximo(365)),
                      campo("vezes", &Repeticao::vezes, minimo(2), maximo(52)));
    }
};

struct NovaSerie : NovaConsulta { // POST /consultas/series
    Repeticao repeticao;
    static constexpr const char *nomeNoContrato = "NovaSerie";
    static constexpr auto campos()
    {
        return std::tuple_cat(NovaConsulta::campos(), tabela(campo("repeticao", &NovaSerie::repeticao)));
    }
};

struct Serie {
    dominio::SerieId serieId;
    QList<Consulta> itens;
    static constexpr const char *nomeNoContrato = "Serie";
    static constexpr auto campos() { return tabela(campo("serieId", &Serie::serieId), campo("itens", &Serie::itens)); }
};

struct NovaReserva { // POST /reservas
    dominio::MedicoId medicoId;
    std::optional<dominio::PacienteId> pacienteId; // a receptionist may not know yet; a patient's own otherwise
    std::optional<dominio::UnidadeId> unidadeId;
    dominio::Instante inicio;
    std::optional<int> duracaoMin;
    static constexpr const char *nomeNoContrato = "NovaReserva";
    static constexpr auto campos()
    {
        using T = NovaReserva;
        return tabela(campo("medicoId", &T::medicoId), campo("pacienteId", &T::pacienteId),
                      campo("unidadeId", &T::unidadeId), campo("inicio", &T::inicio),
                      campo("duracaoMin", &T::duracaoMin, minimo(5), maximo(480)));
    }
};

struct Reserva {
    dominio::ReservaId id;
    dominio::MedicoId medicoId;
    std::optional<dominio::PacienteId> pacienteId;
    dominio::UnidadeId unidadeId;
    Momento inicio, fim, expiraEm;
    static constexpr const char *nomeNoContrato = "Reserva";
    static constexpr auto campos()
    {
        using T = Reserva;
        return tabela(campo("id", &T::id), campo("medicoId", &T::medicoId), campo("pacienteId", &T::pacienteId),
                      campo("unidadeId", &T::unidadeId), campo("inicio", &T::inicio), campo("fim", &T::fim),
                      campo("expiraEm", &T::expiraEm));
    }
};

} // namespace contrato
