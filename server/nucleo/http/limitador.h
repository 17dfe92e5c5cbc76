// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "endereco.h"

#include <dominio/relogio.h>
#include <dominio/resultado.h>

#include <QUuid>

#include <mutex>
#include <vector>

namespace nucleo {

// So many a span of time for each key, as many at once: a bucket that fills up evenly. The only such thing in the
// server: requests by address and by account, sign-ins, registrations. In this process's memory. Thread safe.
//
// It remembers a fixed number of keys, in memory taken once. A new key takes the place of a full bucket, which says no
// more than none at all, or else of the one that lacks least among the few places it may have. So nobody is kept out
// because others filled the table, and nobody gets an empty bucket full by filling it with other keys: those have to be
// emptied further than it first.
class Limitador
{
public:
    static constexpr int maximoDeChaves = 65'536;
    struct Regra {
        int quantos = 0; // 0: no limit
        qint64 janelaMs = 60'000;
        int chaves = maximoDeChaves; // in steps of eight
    };
    // Whose bucket it is. Keys of one limiter are all of one kind.
    struct Chave {
        Chave(const ChaveDeEndereco &endereco);
        Chave(const QUuid &conta);
        friend bool operator==(const Chave &, const Chave &) = default;
        quint64 alto = 0, baixo = 0;
    };
    struct Veredito {
        bool aceita = true;
        int restam = 0;
        int esperarSegundos = 0; // until the next one is accepted (or, accepted, until all are there again)
        [[nodiscard]] dominio::Erro erro() const;
    };

    Limitador(Regra regra, const dominio::Relogio &relogio);

    [[nodiscard]] Veredito pedir(const Chave &chave); // takes one, where there is one
    // The same, as a step of a use case: MuitasRequisicoes with the time to wait.
    [[nodiscard]] dominio::Resultado<void> gastar(const Chave &chave);
    [[nodiscard]] const Regra &regra() const { return m_regra; }

private:
    static constexpr int vias = 8; // places that a key may have
    struct Balde {
        quint64 alto = 0, baixo = 0;
        qint64 cheioEm = 0; // monotonic microseconds at which it is full again
    };
    [[nodiscard]] Balde &baldeDe(const Chave &chave);

    const Regra m_regra;
    const dominio::Relogio &m_relogio;
    const qint64 m_intervaloUs; // in which one comes back
    const size_t m_semente;     // so that nobody outside can tell which keys share their places
    std::mutex m_trava;
    std::vector<Balde> m_baldes;
};

} // namespace nucleo
