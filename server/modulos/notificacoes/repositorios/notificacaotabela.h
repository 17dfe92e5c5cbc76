// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <contrato/notificacao.h>
#include <nucleo/banco/transacao.h>

#include <QMap>

#include <optional>

namespace notificacoes {

// What the appointment's message says, as it was when the message was planned. Without inicio the appointment is asked
// for when the message is sent.
struct DadosDaConsulta {
    std::optional<dominio::Instante> inicio;
    std::optional<dominio::UnidadeId> unidade;
    QString medicoNome;
};

// On whose account a message goes. Nobody's: the system's own.
enum class Causa { Ninguem, Paciente, Equipe };

// A row of table notificacao: what others see of it, and what sending needs.
struct Registrada {
    contrato::Notificacao dados;
    std::optional<QUuid> evento;
    std::optional<dominio::ConsultaId> encerra; // the appointment it says is off or moved away
    DadosDaConsulta consulta;
    std::optional<dominio::Instante> valeAte; // of no use after it, where that is before the start
    QMap<QString, QString> variaveis;         // given by the caller; each replaces the one from the appointment
    int rodada = 0;                           // attempts since it was last queued afresh: decides the next pause
    bool retomada = false;                    // an earlier run had begun to send it
    QUuid causador;                           // the account that `causa` speaks of
    Causa causa = Causa::Ninguem;
    bool contada = false; // towards the daily budgets, before its first attempt
};

// What an attempt led to.
struct Fecho {
    contrato::SituacaoNotificacao situacao = contrato::SituacaoNotificacao::Enviada;
    QString erro, destino;
    std::optional<dominio::Instante> venceEm;                  // with Pendente: when to try again
    std::optional<contrato::MotivoDeCancelamento> motivo = {}; // with Cancelada
};

struct FiltroNotificacoes {
    std::optional<dominio::PacienteId> paciente;
    std::optional<contrato::SituacaoNotificacao> situacao;
    std::optional<contrato::CanalDaMensagem> canal;
    std::optional<dominio::Instante> de, ate; // of criadaEm; ate exclusive
    std::optional<dominio::NotificacaoId> antesDe;
    int limite = 50;
};

// Table notificacao and its attempts. The state machine of a message lives in these statements: each change names the
// state it starts from, so that two workers, or a worker and a repeat, cannot both make it.
class NotificacaoTabela
{
public:
    explicit NotificacaoTabela(nucleo::Leitura &leitura) : m_leitura(leitura) {}
    [[nodiscard]] nucleo::Resultado<std::optional<contrato::Notificacao>> buscar(dominio::NotificacaoId id);
    // Newest first; one more than the limit where there are more.
    [[nodiscard]] nucleo::Resultado<QList<contrato::Notificacao>> listar(const FiltroNotificacoes &filtro);
    // Due by then, oldest debt first, rows left over from a crash included.
    [[nodiscard]] nucleo::Resultado<QList<Registrada>> vencidas(dominio::Instante agora, int limite);
    [[nodiscard]] nucleo::Resultado<std::optional<dominio::Instante>> proximoVencimento();
    // A later message says that its appointment is off or moved away, so what this one says is no longer true.
    [[nodiscard]] nucleo::Resultado<bool> superada(const Registrada &notificacao);

    // False where this event already has its message on this channel.
    [[nodiscard]] static nucleo::Resultado<bool> inserir(nucleo::Transacao &tx, const Registrada &nova);
    // pendente → enviando, with its attempt and whether it has been counted; holds it until then. False: someone else
    // took it.
    [[nodiscard]] static nucleo::Resultado<bool> tomar(nucleo::Transacao &tx, Registrada &notificacao,
                                                       dominio::Instante ate);
    // Takes back what was taken and never tried.
    [[nodiscard]] static nucleo::Resultado<void> devolver(nucleo::Transacao &tx, const Registrada &notificacao);
    // enviando → the outcome, of the attempt that took it. False: this attempt is no longer the one that counts.
    [[nodiscard]] static nucleo::Resultado<bool> fechar(nucleo::Transacao &tx, const Registrada &notificacao,
                                                        const Fecho &fecho);
    // pendente → expirada or cancelada, never tried again.
    [[nodiscard]] static nucleo::Resultado<void> encerrar(nucleo::Transacao &tx, dominio::NotificacaoId id,
                                                          const Fecho &fecho);
    // Back to the head of the queue, with a fresh count of pauses, on the account of who asks for it. What had failed
    // counts anew towards the budgets. False: not in a state that allows it.
    [[nodiscard]] static nucleo::Resultado<bool> reenfileirar(nucleo::Transacao &tx, dominio::NotificacaoId id);
    // What was being sent becomes due at once: for whoever has just become the one that sends.
    [[nodiscard]] static nucleo::Resultado<int> retomar(nucleo::Transacao &tx);

private:
    nucleo::Leitura &m_leitura;
};

} // namespace notificacoes
