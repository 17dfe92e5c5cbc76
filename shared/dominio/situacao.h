// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "resultado.h"

#include "fuso.h"
#include "ids.h"

#include <QList>

namespace dominio {

// What an appointment is (contract, section 4).
enum class Situacao {
    Solicitada,
    Confirmada,
    Recusada,
    Expirada,
    Cancelada,
    Remarcada,
    Presente,
    EmAtendimento,
    Realizada,
    NaoAguardou,
    Faltou
};

// What the patient said to the reminder: an axis of its own.
enum class ConfirmacaoPaciente { Pendente, Confirmada, Recusada, SemResposta };

// What someone does to an appointment.
enum class Acao {
    Confirmar,
    Recusar,
    Expirar,
    Cancelar,
    Remarcar,
    RegistrarPresenca,
    Iniciar,
    Concluir,
    RegistrarDesistencia,
    RegistrarFalta,
    Desfazer
};

// Who does it: a profile, or the server by its clock.
enum class Ator { Paciente, Medico, Recepcionista, Admin, Servidor };

[[nodiscard]] QLatin1String texto(Situacao situacao); // "em_atendimento"
[[nodiscard]] std::optional<Situacao> situacaoDeTexto(QAnyStringView texto);
[[nodiscard]] QLatin1String texto(ConfirmacaoPaciente confirmacao);
[[nodiscard]] Ator atorDe(Perfil perfil);

// Solicitada, Confirmada, Presente, EmAtendimento and Realizada occupy their time; nothing else does.
[[nodiscard]] bool ocupa(Situacao situacao);
// No action leads out of it.
[[nodiscard]] bool terminal(Situacao situacao);

// When a transition may happen, besides from where and by whom.
enum class QuandoPode {
    Sempre,
    AntesDoInicio,     // later: TransicaoInvalida; patients must also keep the unit's notice: PrazoEncerrado
    DepoisDoInicio,    // the server's expiry
    NoDia,             // on the appointment's civil day in the unit's zone
    DepoisDaTolerancia // the server's absences; people may note one from the start on
};

struct Transicao {
    Situacao de;
    Acao acao;
    Situacao para;
    QList<Ator> quem;
    QuandoPode quando = QuandoPode::Sempre;
    bool exigeMotivo = false;
};

// The whole state machine, as a list that reads like the contract's table.
[[nodiscard]] const QList<Transicao> &transicoes();

struct ContextoTransicao {
    Instante agora, inicio;
    int antecedenciaMin = 120; // notice a patient must give
    int toleranciaMin = 30;    // after the start, before the server notes an absence
    Fuso fuso;                 // the unit's
};

// The state after the action, or: SemPermissao (someone else may), TransicaoInvalida (extras: "situacao"),
// PrazoEncerrado.
[[nodiscard]] Resultado<Situacao> transitar(Situacao de, Acao acao, Ator ator, const ContextoTransicao &contexto);

} // namespace dominio
