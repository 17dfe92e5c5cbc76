// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transporte.h"

namespace notificacoes {

// Without a mail server: each message becomes <id>.eml, whole or not at all, durable when firmar() says so: once for
// many, since two flushes for each kept PostgreSQL on the same disk waiting. Sending a message again replaces its file.
class EnvioPasta final : public Transporte
{
public:
    explicit EnvioPasta(QString pasta) : m_pasta(std::move(pasta)) {}
    [[nodiscard]] ResultadoDoEnvio enviar(const Envelope &envelope) override;
    [[nodiscard]] ResultadoDoEnvio firmar() override;
    void repousar() override {}
    void interromper() override {}

private:
    [[nodiscard]] bool gravar(const Envelope &envelope);
    QString m_pasta;
    bool m_pronta = false;
};

} // namespace notificacoes
