// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>
#include <nucleo/banco/exclusividade.h>

namespace notificacoes {

// Whose turn it is to send. Where several processes share a database one of them does; when it dies, the next takes
// over, and what the other was sending becomes due at once. Used by one thread.
class Turno
{
public:
    Turno(nucleo::Banco &banco, const dominio::Relogio &relogio);
    [[nodiscard]] nucleo::Resultado<bool> meu();
    // Asked before each message: whoever was cut off from the database may have a successor already.
    [[nodiscard]] bool aindaMeu();
    // What is marked as being sent may be nobody's: it becomes due again when next asked.
    void duvidar() { m_retomar = true; }
    void ceder() { m_vez.ceder(); }

private:
    nucleo::Banco &m_banco;
    const dominio::Relogio &m_relogio;
    nucleo::Exclusividade m_vez;
    qint64 m_perguntado = 0; // monotonic
    bool m_retomar = false;
};

} // namespace notificacoes
