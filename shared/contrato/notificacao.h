// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pessoas.h"

// Messages: contract, section 5.
namespace contrato {

enum class SituacaoNotificacao {
    Pendente,
    Enviando,
    Enviada,
    Entregue,
    Lida,
    Falhou,
    Incerta,
    Expirada,
    Cancelada,
    Ligar // by telephone: someone at the desk is to call
};
// Why a message was cancelled.
enum class MotivoDeCancelamento { Desfeita, Orcamento, Descadastro };
// By what a message goes. People choose among the first three.
enum class CanalDaMensagem { Email, Sms, Whatsapp, Telefone };
enum class Modelo {
    ConsultaSolicitada,
    ConsultaConfirmada,
    ConsultaRecusada,
    ConsultaCancelada,
    ConsultaRemarcada,
    Lembrete,
    VagaOferecida,
    Convite,
    RedefinirSenha,
    CodigoDesbloqueio,
    BoasVindas
};

template<>
struct TextosDe<SituacaoNotificacao> {
    static constexpr std::array textos = {"pendente", "enviando", "enviada",  "entregue",  "lida",
                                          "falhou",   "incerta",  "expirada", "cancelada", "ligar"};
};
template<>
struct TextosDe<MotivoDeCancelamento> {
    static constexpr std::array textos = {"desfeita", "orcamento", "descadastro"};
};
template<>
struct TextosDe<CanalDaMensagem> {
    static constexpr std::array textos = {"email", "sms", "whatsapp", "telefone"};
};
template<>
struct TextosDe<Modelo> {
    static constexpr std::array textos = {"consulta_solicitada", "consulta_confirmada",
                                          "consulta_recusada",   "consulta_cancelada",
                                          "consulta_remarcada",  "lembrete",
                                          "vaga_oferecida",      "convite",
                                          "redefinir_senha",     "codigo_desbloqueio",
                                          "boas_vindas"};
};

// POST /notificacoes/email: the recipient by id, the text by template.
struct NovaNotificacao {
    std::optional<dominio::PacienteId> pacienteId;
    std::optional<dominio::MedicoId> medicoId;
    std::optional<dominio::ConsultaId> consultaId;
    Modelo modelo = Modelo::Lembrete;
    std::optional<QMap<QString, QString>> variaveis;
    static constexpr const char *nomeNoContrato = "NovaNotificacao";
    static constexpr auto campos()
    {
        using T = NovaNotificacao;
        return tabela(campo("pacienteId", &T::pacienteId), campo("medicoId", &T::medicoId),
                      campo("consultaId", &T::consultaId), campo("modelo", &T::modelo),
                      campo("variaveis", &T::variaveis, maximo(20)));
    }
};

struct Notificacao {
    dominio::NotificacaoId id;
    std::optional<dominio::PacienteId> pacienteId;
    std::optional<dominio::MedicoId> medicoId;
    std::optional<dominio::ConsultaId> consultaId;
    CanalDaMensagem canal = CanalDaMensagem::Email;
    Modelo modelo = Modelo::Lembrete;
    QString destino; // masked
    SituacaoNotificacao situacao = SituacaoNotificacao::Pendente;
    int tentativas = 0;
    std::optional<QString> ultimoErro;
    std::optional<MotivoDeCancelamento> motivo; // of cancelada
    dominio::Instante criadaEm;
    std::optional<dominio::Instante> enviadaEm, entregueEm;
    static constexpr const char *nomeNoContrato = "Notificacao";
    static constexpr auto campos()
    {
        using T = Notificacao;
        return tabela(campo("id", &T::id), campo("pacienteId", &T::pacienteId), campo("medicoId", &T::medicoId),
                      campo("consultaId", &T::consultaId), campo("canal", &T::canal), campo("modelo", &T::modelo),
                      campo("destino", &T::destino), campo("situacao", &T::situacao),
                      campo("tentativas", &T::tentativas), campo("ultimoErro", &T::ultimoErro),
                      campo("motivo", &T::motivo), campo("criadaEm", &T::criadaEm), campo("enviadaEm", &T::enviadaEm),
                      campo("entregueEm", &T::entregueEm));
    }
    friend bool operator==(const Notificacao &, const Notificacao &) = default;
};

} // namespace contrato
