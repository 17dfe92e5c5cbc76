// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nucleo/banco/transacao.h>

#include <QHash>

#include <deque>

namespace nucleo {

// The newest events of the live stream, each already in the form in which it is sent. A place in the stream is a
// number: how many events came before it. To the outside it is named by the id of the last of them, or by the nil id
// where there was none yet. One thread at a time.
class MemoriaDeEventos
{
public:
    static constexpr qsizetype maximo = 500; // whoever is further behind loads everything anew
    static constexpr qsizetype bytesMaximos = 16 * 1024 * 1024;

    struct Lembrado {
        QUuid id;
        std::optional<Publico> publico;
        QUuid unidade;
        QByteArray bloco; // as sent: event, id, data
    };

    // What the outboxes hold, oldest first; `tudo`: there was never anything before. Before the first lembrar().
    void recordar(const QList<Evento> &recentes, bool tudo);
    // Not for events that nobody may see.
    const Lembrado &lembrar(const Evento &evento);
    [[nodiscard]] quint64 lugar() const { return m_vistos; } // behind the newest event
    [[nodiscard]] QByteArray idDoLugar() const;
    // The place that a client names; nothing where it is unknown, too long ago or no id at all.
    [[nodiscard]] std::optional<quint64> lugarDe(const QByteArray &id) const;
    [[nodiscard]] bool alcanca(quint64 lugar) const { return lugar >= primeiro(); } // all since then is still here
    [[nodiscard]] const Lembrado &depoisDe(quint64 lugar) const { return m_eventos[size_t(lugar - primeiro())]; }
    [[nodiscard]] static bool interno(const Evento &evento); // nobody may see it

private:
    [[nodiscard]] quint64 primeiro() const { return m_vistos - quint64(m_eventos.size()); }
    void esquecerPrimeiro();

    std::deque<Lembrado> m_eventos;
    QHash<QUuid, quint64> m_lugares;           // the place behind each event, by its id
    std::optional<QUuid> m_anterior = QUuid(); // the event before the first; nil: there was none; absent: not known
    quint64 m_vistos = 0;
    qsizetype m_bytes = 0;
};

} // namespace nucleo
