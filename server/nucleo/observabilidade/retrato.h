// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <dominio/resultado.h>

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>

namespace nucleo {

// Each part of the server by name, with what is wrong with it. Reads the databases.
using Saude = std::function<QList<std::pair<QString, dominio::Resultado<void>>>()>;

// What the server's health and numbers were at one moment. Made by a background step, read by whoever asks, so that no
// question about the server's health waits for a database.
struct Retrato {
    qint64 emMs = 0; // when it was begun, by Relogio::monotonicoMs()
    bool pronto = false;
    QByteArray partes;   // {"auth":"ok","agendamento":"sem_espaco"}
    QByteArray metricas; // Prometheus text
};

// The answer to /readyz, with the picture's age in it.
struct Prontidao {
    bool pronto = false;
    QByteArray corpo;
};

// Shows the latest picture. Thread safe; readers never wait for the step that makes the next one.
class Mural
{
public:
    // A picture older than this says nothing about now: the step that makes them is stuck.
    static constexpr qint64 velhoMs = 10'000;

    explicit Mural(const dominio::Relogio &relogio); // outlives this
    void pendurar(Retrato retrato);
    [[nodiscard]] std::shared_ptr<const Retrato> atual() const; // null before the first
    [[nodiscard]] qint64 idadeMs() const;                       // -1 before the first
    // Not ready before the first picture, and where the latest is older than velhoMs.
    [[nodiscard]] Prontidao prontidao() const;

private:
    const dominio::Relogio &m_relogio;
    mutable std::mutex m_trava;
    std::shared_ptr<const Retrato> m_atual;
};

// "{"auth":"ok"}" of the parts, and whether all are well.
[[nodiscard]] std::pair<QByteArray, bool> descreverPartes(const QList<std::pair<QString, dominio::Resultado<void>>> &);

} // namespace nucleo
