// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace notificacoes {

struct Envelope {
    QByteArray id;       // of the notification: names the file in folder mode
    QByteArray de, para; // bare addresses
    QByteArray mensagem; // as MensagemMime::montar() gives it
};

enum class Desfecho {
    Enviada,
    AFirmar,      // done, and lost by a crash unless firmar() says that it is sent
    Temporaria,   // this message may go later (4xx)
    Definitiva,   // this message never goes (5xx)
    ServidorFora, // nothing to do with the message: no connection, time-out, sign-in refused
    Interrompida, // stopped by interromper()
};

struct ResultadoDoEnvio {
    Desfecho desfecho = Desfecho::ServidorFora;
    QString erro; // short and stable: "smtp 550 5.1.1", "conexao"; never the server's own words, which name the person
};

// Where a finished message leaves the house. Used by one thread; interromper() comes from any.
class Transporte
{
public:
    virtual ~Transporte() = default;
    [[nodiscard]] virtual ResultadoDoEnvio enviar(const Envelope &envelope) = 0;
    // What all that is AFirmar has come to.
    [[nodiscard]] virtual ResultadoDoEnvio firmar() { return {Desfecho::Enviada, {}}; }
    virtual void repousar() = 0;    // nothing to send for a while: lets go of connections
    virtual void interromper() = 0; // what is being sent ends within three seconds, all that comes after at once
};

} // namespace notificacoes
