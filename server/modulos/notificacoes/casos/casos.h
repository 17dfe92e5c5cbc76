// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../configemail.h"
#include "../repositorios/notificacaotabela.h"
#include "../vizinhos.h"

#include <dominio/relogio.h>
#include <nucleo/http/rota.h>

#include <functional>

// The use cases of this module, one file each.
namespace notificacoes {

// What the use cases work with; outlives them.
struct Ambiente {
    nucleo::Banco &banco;
    const dominio::Relogio &relogio;
    Fontes &fontes;
    dominio::Fuso fuso;               // of civil dates in filters
    std::function<void()> enfileirou; // wakes the sender; any thread
};

// An event of an appointment, or of a time offered to one who waits, becomes one message to the patient. False: nothing
// to tell, or told already.
[[nodiscard]] nucleo::Resultado<bool> planejarMensagem(const nucleo::Evento &evento, nucleo::Transacao &tx);

// POST /notificacoes/email
[[nodiscard]] nucleo::CasoEscrita solicitarEmail(Ambiente &ambiente);
// POST /notificacoes/{id}/reenviar
[[nodiscard]] nucleo::CasoEscrita reenviar(Ambiente &ambiente);
// GET /notificacoes/{id}
[[nodiscard]] nucleo::CasoLeitura verNotificacao(Ambiente &ambiente);
// One message with its ETag; accepted for sending, also with its Location.
[[nodiscard]] nucleo::Resposta respostaDaNotificacao(const contrato::Notificacao &notificacao, int status = 200);
[[nodiscard]] nucleo::Resposta respostaDaNotificacaoAceita(const contrato::Notificacao &notificacao);
// GET /notificacoes/paciente/{id}
[[nodiscard]] nucleo::CasoLeitura listarDoPaciente(Ambiente &ambiente);
// GET /notificacoes
[[nodiscard]] nucleo::CasoLeitura listar(Ambiente &ambiente);

// The filters of both lists, every wrong one named; fuso: of civil dates.
[[nodiscard]] nucleo::Resultado<FiltroNotificacoes> lerFiltro(const nucleo::Requisicao &requisicao,
                                                              const dominio::Fuso &fuso);
[[nodiscard]] QString cursorDe(dominio::NotificacaoId ultima);

} // namespace notificacoes
