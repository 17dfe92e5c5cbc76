// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consulta.h"

// The waiting list: contract, section 4. Someone waits for a time of a doctor, or of any doctor of a specialty; a freed
// time is offered to the first it fits.
namespace contrato {

enum class PeriodoDoDia { Manha, Tarde, Noite }; // by the start, on the unit's clocks: to 12:00, to 18:00, after
enum class SituacaoEspera { Aguardando, Oferecida, Atendida, Removida, Expirada };

template<>
struct TextosDe<PeriodoDoDia> {
    static constexpr std::array textos = {"manha", "tarde", "noite"};
};
template<>
struct TextosDe<SituacaoEspera> {
    static constexpr std::array textos = {"aguardando", "oferecida", "atendida", "removida", "expirada"};
};

struct NovaEspera {                                // POST /lista-espera; exactly one of medicoId and especialidade
    std::optional<dominio::PacienteId> pacienteId; // a patient's own where it is left out
    std::optional<dominio::MedicoId> medicoId;
    std::optional<QString> especialidade;
    std::optional<dominio::UnidadeId> unidadeId;
    QDate de, ate; // civil dates of the unit where the time is; ate exclusive
    std::optional<QList<PeriodoDoDia>> periodos;
    std::optional<QList<int>> diasSemana; // 1 Monday … 7 Sunday
    std::optional<int> duracaoMin;
    TipoConsulta tipo = TipoConsulta::Consulta;
    Modalidade modalidade = Modalidade::Presencial;
    std::optional<QString> convenio, motivo;
    static constexpr const char *nomeNoContrato = "NovaEspera";
    static constexpr auto campos()
    {
        using T = NovaEspera;
        return tabela(campo("pacienteId", &T::pacienteId), campo("medicoId", &T::medicoId),
                      campo("especialidade", &T::especialidade, minimo(1), maximo(120)),
                      campo("unidadeId", &T::unidadeId), campo("de", &T::de), campo("ate", &T::ate),
                      campo("periodos", &T::periodos, minimo(1), maximo(3)),
                      campo("diasSemana", &T::diasSemana, minimo(1), maximo(7), itensEntre(1, 7)),
                      campo("duracaoMin", &T::duracaoMin, minimo(5), maximo(480)), campo("tipo", &T::tipo),
                      campo("modalidade", &T::modalidade), campo("convenio", &T::convenio, maximo(120)),
                      campo("motivo", &T::motivo, maximo(500), multilinha()));
    }
};

// A time that is held for the one who waits.
struct VagaOferecida {
    dominio::ReservaId reservaId;
    dominio::MedicoId medicoId;
    QString medicoNome;
    dominio::UnidadeId unidadeId;
    Momento inicio, fim, expiraEm;
    static constexpr const char *nomeNoContrato = "VagaOferecida";
    static constexpr auto campos()
    {
        using T = VagaOferecida;
        return tabela(campo("reservaId", &T::reservaId), campo("medicoId", &T::medicoId),
                      campo("medicoNome", &T::medicoNome), campo("unidadeId", &T::unidadeId),
                      campo("inicio", &T::inicio), campo("fim", &T::fim), campo("expiraEm", &T::expiraEm));
    }
    friend bool operator==(const VagaOferecida &, const VagaOferecida &) = default;
};

struct Espera {
    dominio::EsperaId id;
    dominio::PacienteId pacienteId;
    QString pacienteNome;
    std::optional<dominio::MedicoId> medicoId;
    std::optional<QString> medicoNome, especialidade;
    std::optional<dominio::UnidadeId> unidadeId;
    QDate de, ate;
    std::optional<QList<PeriodoDoDia>> periodos;
    std::optional<QList<int>> diasSemana;
    std::optional<int> duracaoMin;
    TipoConsulta tipo = TipoConsulta::Consulta;
    Modalidade modalidade = Modalidade::Presencial;
    std::optional<QString> convenio, motivo;
    SituacaoEspera situacao = SituacaoEspera::Aguardando;
    std::optional<VagaOferecida> oferta; // while oferecida; in vaga.* events the one that the event is about
    std::optional<dominio::ConsultaId> consultaId;
    dominio::UsuarioId criadaPor;
    Momento criadaEm, atualizadaEm; // in the offset of unidadeId; UTC without one
    qint64 versao = 1;
    static constexpr const char *nomeNoContrato = "Espera";
    static constexpr auto campos()
    {
        using T = Espera;
        return tabela(campo("id", &T::id), campo("pacienteId", &T::pacienteId), campo("pacienteNome", &T::pacienteNome),
                      campo("medicoId", &T::medicoId), campo("medicoNome", &T::medicoNome),
                      campo("especialidade", &T::especialidade), campo("unidadeId", &T::unidadeId), campo("de", &T::de),
                      campo("ate", &T::ate), campo("periodos", &T::periodos), campo("diasSemana", &T::diasSemana),
                      campo("duracaoMin", &T::duracaoMin), campo("tipo", &T::tipo), campo("modalidade", &T::modalidade),
                      campo("convenio", &T::convenio), campo("motivo", &T::motivo, maximo(500), multilinha()),
                      campo("situacao", &T::situacao), campo("oferta", &T::oferta), campo("consultaId", &T::consultaId),
                      campo("criadaPor", &T::criadaPor), campo("criadaEm", &T::criadaEm),
                      campo("atualizadaEm", &T::atualizadaEm), campo("versao", &T::versao));
    }
    friend bool operator==(const Espera &, const Espera &) = default;
};

} // namespace contrato
