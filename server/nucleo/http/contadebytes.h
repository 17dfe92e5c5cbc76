// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "orcamentodebytes.h"

#include <QObject>
#include <QTcpSocket>

namespace nucleo {

// Counts what one connection holds of what its client has not read: in the socket's buffer and in the kernel's. A child
// of the socket: it goes with it from thread to thread and ends with it. It ends the connection when the budget says
// so.
class ContaDeBytes final : public QObject
{
    Q_OBJECT

public:
    ContaDeBytes(QTcpSocket *socket, OrcamentoDeBytes &orcamento); // limits the kernel's buffers of the socket too
    ~ContaDeBytes() override;

    // Counts anew, with two calls to the kernel: after a large write, and of itself where something stays queued or
    // more than 64 KiB went out since the last look. Smaller answers are left to olharSePreciso().
    void olhar();
    // Where something was unread at the last look, or went out since. To be called a few times a second: in between
    // each connection may hold 64 KiB more than the budget knows of.
    void olharSePreciso();
    [[nodiscard]] qint64 naFila() const;                            // not even handed to the kernel
    [[nodiscard]] static qint64 naFilaDe(const QTcpSocket *socket); // of TLS, the encrypted bytes too
    // How much of a request that is not complete yet is kept here. Counts like what is unread, since it began to.
    void guardar(qint64 recebidos);
    // Ends the connection at once, with a reset: the kernel keeps nothing for it.
    void derrubar();
    // Of the socket of a connection that has one: olhar().
    static void olharDe(const QTcpSocket *socket);

private:
    void notar(qint64 bytes); // handed to the kernel
    void encerrar();
    QTcpSocket &m_socket;
    OrcamentoDeBytes &m_orcamento;
    OrcamentoDeBytes::Parte m_parte;
    qint64 m_contados = 0, m_desdeMs = 0; // at the last look
    qint64 m_recebidos = 0;               // of an incomplete request
    qint64 m_semOlhar = 0;                // handed to the kernel since then
    quint64 m_marca = 0; // how many bytes the client will have read when it has read what waited at m_desdeMs
};

} // namespace nucleo
