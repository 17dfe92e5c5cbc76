// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace api {

// Reads the bytes of a text/event-stream (WHATWG HTML, section 9.2) as they come.
class LeitorSse
{
public:
    struct Bloco {
        QByteArray tipo, dados;
        QByteArray id; // the last one seen, of this block or an earlier one
    };

    // The events that these bytes complete. Comments and blocks without data give none.
    [[nodiscard]] QList<Bloco> receber(const QByteArray &bytes);
    // Where to go on after a loss: the id of the last complete block, also of one that was no event.
    [[nodiscard]] const QByteArray &ultimoId() const { return m_ultimoId; }
    [[nodiscard]] bool transbordou() const { return m_linha.size() + m_bloco.dados.size() > limite; }
    [[nodiscard]] int pausaPedidaMs() const { return m_pausa; } // the stream's "retry", or 0
    void recomecar();                                           // a new connection: what was left over is void

private:
    static constexpr qsizetype limite = 4 * 1024 * 1024; // bytes of one event; more is no stream of ours
    void tratarLinha(const QByteArray &linha, QList<Bloco> &prontos);

    QByteArray m_linha;
    Bloco m_bloco;
    QByteArray m_ultimoId;
    bool m_temDados = false, m_aposCr = false, m_inicio = true;
    int m_pausa = 0;
};

} // namespace api
