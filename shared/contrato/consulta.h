// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tipos.h"

#include <dominio/situacao.h>

// Appointments: contract, section 4.
namespace contrato {

enum class TipoConsulta { Consulta, Retorno, Exame };
enum class Modalidade { Presencial, Telemedicina };

template<>
struct TextosDe<TipoConsulta> {
    static constexpr std::array textos = {"consulta", "retorno", "exame"};
};
template<>
struct TextosDe<Modalidade> {
    static constexpr std::array textos = {"presencial", "telemedicina"};
};
template<>
struct TextosDe<dominio::Situacao> {
    static constexpr std::array textos = {"solicitada", "confirmada",   "recusada", "expirada",
                                          "cancelada",  "remarcada",    "presente", "em_atendimento",
                                          "realizada",  "nao_aguardou", "faltou"};
};
template<>
struct TextosDe<dominio::ConfirmacaoPaciente> {
    static constexpr std::array textos = {"pendente", "confirmada", "recusada", "sem_resposta"};
};

struct NovaConsulta {
    dominio::MedicoId medicoId;
    dominio::PacienteId pacienteId;
    std::optional<dominio::UnidadeId> unidadeId;
    dominio::Instante inicio;
    std::optional<int> duracaoMin;
    TipoConsulta tipo = TipoConsulta::Consulta;
    Modalidade modalidade = Modalidade::Presencial;
    std::optional<QString> convenio, motivo;
    std::optional<bool> encaixe;
    std::optional<QString> motivoEncaixe;
    std::optional<dominio::ReservaId> reservaId;
    static constexpr const char *nomeNoContrato = "NovaConsulta";
    static constexpr auto campos()
    {
        using T = NovaConsulta;
        return tabela(campo("medicoId", &T::medicoId), campo("pacienteId", &T::pacienteId),
                      campo("unidadeId", &T::unidadeId), campo("inicio", &T::inicio),
                      campo("duracaoMin", &T::duracaoMin, minimo(5), maximo(480)), campo("tipo", &T::tipo),
                      campo("modalidade", &T::modalidade), campo("convenio", &T::convenio, maximo(120)),
                      campo("motivo", &T::motivo, maximo(500), multilinha()), campo("encaixe", &T::encaixe),
                      campo("motivoEncaixe", &T::motivoEncaixe, maximo(200)), campo("reservaId", &T::reservaId));
    }
};

struct Consulta {
    dominio::ConsultaId id;
    dominio::MedicoId medicoId;
    QString medicoNome;
    dominio::PacienteId pacienteId;
    QString pacienteNome;
    dominio::UnidadeId unidadeId;
    Momento inicio, fim;
    int duracaoMin = 30;
    TipoConsulta tipo = TipoConsulta::Consulta;
    Modalidade modalidade = Modalidade::Presencial;
    std::optional<QString> convenio, motivo;
    dominio::Situacao situacao = dominio::Situacao::Solicitada;
    dominio::ConfirmacaoPaciente confirmacaoPaciente = dominio::ConfirmacaoPaciente::Pendente;
    bool encaixe = false;
    std::optional<QString> motivoEncaixe;
    bool orfa = false;
    std::optional<dominio::ConsultaId> remarcadaDe, remarcadaPara;
    std::optional<dominio::SerieId> serieId;
    dominio::UsuarioId criadaPor;
    Momento criadaEm, atualizadaEm;
    qint64 versao = 1;
    static constexpr const char *nomeNoContrato = "Consulta";
    static constexpr auto campos()
    {
        using T = Consulta;
        return tabela(campo("id", &T::id), campo("medicoId", &T::medicoId), campo("medicoNome", &T::medicoNome),
                      campo("pacienteId", &T::pacienteId), campo("pacienteNome", &T::pacienteNome),
                      campo("unidadeId", &T::unidadeId), campo("inicio", &T::inicio), campo("fim", &T::fim),
                      campo("duracaoMin", &T::duracaoMin), campo("tipo", &T::tipo), campo("modalidade", &T::modalidade),
                      campo("convenio", &T::convenio), campo("motivo", &T::motivo, maximo(500), multilinha()),
                      campo("situacao", &T::situacao), campo("confirmacaoPaciente", &T::confirmacaoPaciente),
                      campo("encaixe", &T::encaixe), campo("motivoEncaixe", &T::motivoEncaixe), campo("orfa", &T::orfa),
                      campo("remarcadaDe", &T::remarcadaDe), campo("remarcadaPara", &T::remarcadaPara),
                      campo("serieId", &T::serieId), campo("criadaPor", &T::criadaPor), campo("criadaEm", &T::criadaEm),
                      campo("atualizadaEm", &T::atualizadaEm), campo("versao", &T::versao));
    }
    friend bool operator==(const Consulta &, const Consulta &) = default;
};

// One step of an appointment's history: when, by whom, why.
struct TransicaoHistorico {
    std::optional<dominio::Situacao> de; // absent: the booking
    dominio::Situacao para = dominio::Situacao::Solicitada;
    Momento em;
    std::optional<dominio::UsuarioId> por; // absent: the server
    std::optional<QString> porNome, motivo;
    static constexpr const char *nomeNoContrato = "TransicaoHistorico";
    static constexpr auto campos()
    {
        using T = TransicaoHistorico;
        return tabela(campo("de", &T::de), campo("para", &T::para), campo("em", &T::em), campo("por", &T::por),
                      campo("porNome", &T::porNome), campo("motivo", &T::motivo, maximo(500), multilinha()));
    }
    friend bool operator==(const TransicaoHistorico &, const TransicaoHistorico &) = default;
};

// GET /consultas/{id}
struct ConsultaDetalhada : Consulta {
    QList<TransicaoHistorico> historico;
    static constexpr const char *nomeNoContrato = "ConsultaDetalhada";
    static constexpr auto campos()
    {
        return std::tuple_cat(Consulta::campos(), tabela(campo("historico", &ConsultaDetalhada::historico)));
    }
    friend bool operator==(const ConsultaDetalhada &, const ConsultaDetalhada &) = default;
};

struct MotivoCorpo { // PUT …/cancelar, /recusar
    std::optional<QString> motivo;
    static constexpr const char *nomeNoContrato = "Motivo";
    static constexpr auto campos()
    {
        return tabela(campo("motivo", &MotivoCorpo::motivo, minimo(1), maximo(500), multilinha()));
    }
};

} // namespace contrato
