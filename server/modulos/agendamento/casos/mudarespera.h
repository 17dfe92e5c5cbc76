// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../escolha.h"
#include "../repositorios/vagatabela.h"

#include <contrato/listaespera.h>
#include <nucleo/banco/transacao.h>
#include <nucleo/http/requisicao.h>
#include <nucleo/http/resposta.h>

namespace agendamento {

// Who may know of an entry: its patient, the desk, an admin.
[[nodiscard]] bool podeVer(const contrato::Espera &espera, const nucleo::Identidade &quem);
// What binds the times that its patient may have: an entry that the desk made waits for anything that the desk can
// book.
[[nodiscard]] Escolha escolhaDe(const contrato::Espera &espera);
[[nodiscard]] nucleo::Resposta respostaDeEspera(const contrato::Espera &espera); // 200, ETag

// The entry as it is now; its patient, the doctor it wants and the one who is offered are held to the end of the
// transaction. NaoEncontrado where it is not, or is not for that caller to know of (absent: the server).
[[nodiscard]] nucleo::Resultado<contrato::Espera> esperaParaMudar(nucleo::Transacao &tx, dominio::EsperaId id,
                                                                  const std::optional<nucleo::Identidade> &quem);

// One step of an entry: row (version and time of change are set here), event and audit row of that name.
[[nodiscard]] nucleo::Resultado<void> registrarPasso(nucleo::Transacao &tx, contrato::Espera &espera,
                                                     const QByteArray &passo);

// May the offer still be taken? PrazoEncerrado where it has run out, swept already or not; TransicaoInvalida, with the
// entry's state, where there is none.
[[nodiscard]] nucleo::Resultado<void> conferirOferta(nucleo::Leitura &l, const contrato::Espera &espera,
                                                     dominio::Instante agora);
// The live offer ends without being taken: its time goes to the next, the entry waits again.
[[nodiscard]] nucleo::Resultado<void> devolverVaga(nucleo::Transacao &tx, contrato::Espera &espera, SituacaoVaga como);
// The same by the hold's id; TransicaoInvalida where it has ended already.
[[nodiscard]] nucleo::Resultado<void> devolverVaga(nucleo::Transacao &tx, const LinhaVaga &vaga, SituacaoVaga como);
// The hold goes, so that the appointment can take its place in the same transaction.
[[nodiscard]] nucleo::Resultado<void> soltarVaga(nucleo::Transacao &tx, const contrato::Espera &espera);
// The appointment has taken it: the wait is over.
[[nodiscard]] nucleo::Resultado<void> atenderEspera(nucleo::Transacao &tx, contrato::Espera &espera,
                                                    dominio::ConsultaId consulta);

} // namespace agendamento
