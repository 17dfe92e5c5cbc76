// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transacao.h"

#include <optional>

namespace nucleo {

// How often someone may do something in 24 hours. The day slides: it has no midnight at which it could be doubled, and
// needs no zone.
struct Teto {
    const char *nome = ""; // in table gasto
    int porDia = 0;        // 0: no limit; then nothing is counted or written
};

// Daily caps, counted from rows that are written with what they count. What is undone or fails leaves no row. The
// caller holds `quem` (Transacao::travar) before it asks, so that nobody else counts the same at the same moment.
class Gastos
{
public:
    static constexpr qint64 janelaMs = 24LL * 3600 * 1000;
    // Rows this far ahead still count: another server's clock. Those beyond come from a clock that was set wrong.
    static constexpr qint64 adiantadoMs = 3600LL * 1000;

    // Nothing: one more fits. Else the instant at which one more fits again.
    [[nodiscard]] static Resultado<std::optional<dominio::Instante>>
    cheioAte(Leitura &leitura, const QUuid &quem, const Teto &teto, dominio::Instante agora);
    // The same as a refusal: MuitasRequisicoes with the time to wait. Outside a transaction it is only a hint.
    [[nodiscard]] static Resultado<void> conferir(Leitura &leitura, const QUuid &quem, const Teto &teto,
                                                  dominio::Instante agora);
    [[nodiscard]] static Resultado<void> anotar(Transacao &tx, const QUuid &quem, const Teto &teto);
    // conferir() and anotar().
    [[nodiscard]] static Resultado<void> gastar(Transacao &tx, const QUuid &quem, const Teto &teto);

    // Are there rows that count no more?
    [[nodiscard]] static Resultado<bool> haVelhos(Leitura &leitura, dominio::Instante agora);
    // Deletes so many of them, oldest first; how many there were.
    [[nodiscard]] static Resultado<int> esquecer(Transacao &tx, int quantos);
};

} // namespace nucleo
