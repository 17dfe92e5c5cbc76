// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../configemail.h"
#include "transporte.h"

#include <atomic>
#include <memory>

namespace notificacoes {

// SMTP through libcurl: one handle, whose connection is used again for the next message. STARTTLS where the server
// offers it, and required as soon as there is a password; certificates are always verified.
class EnvioSmtp final : public Transporte
{
public:
    explicit EnvioSmtp(const ConfigEmail &config);
    ~EnvioSmtp() override;
    [[nodiscard]] ResultadoDoEnvio enviar(const Envelope &envelope) override;
    void repousar() override;
    void interromper() override; // the message in flight has a moment to finish, lest it arrive twice

private:
    struct Conversa;
    [[nodiscard]] bool preparar();
    [[nodiscard]] ResultadoDoEnvio tentar(const Envelope &envelope, bool conexaoNova);

    ConfigEmail m_config;
    std::atomic<qint64> m_fimDoPrazo =
        0; // after interromper(): the steady clock's ms when patience ends; 0: not called
    struct Fim {
        void operator()(void *curl) const;
    };
    std::unique_ptr<void, Fim> m_curl;
    std::unique_ptr<Conversa> m_conversa;
};

} // namespace notificacoes
