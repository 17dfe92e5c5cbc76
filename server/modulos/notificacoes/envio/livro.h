// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <dominio/relogio.h>
#include <nucleo/banco/banco.h>
#include <nucleo/observabilidade/registro.h>

#include <condition_variable>
#include <mutex>

namespace notificacoes {

// What came of messages, on its way to the database: written while the next message leaves, and whatever has come
// together meanwhile in one transaction. What the database does not take now (away, disk full) is kept, so that no
// message goes out twice for that. Used by one thread.
class Livro
{
public:
    struct Partes {
        nucleo::Banco &banco;
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
    };
    explicit Livro(Partes partes) : m_p(partes) {}
    ~Livro();

    void anotar(nucleo::Trabalho trabalho);
    // Waits until all is written, trying once what was not taken before. False: some still is not, and is kept.
    [[nodiscard]] bool fechar();

private:
    [[nodiscard]] QList<nucleo::Trabalho> tirar(); // what goes next; with the lock held
    void gravar(const QList<nucleo::Trabalho> &juntas);
    void gravou(const QList<nucleo::Trabalho> &juntas, const nucleo::Resultado<void> &r);

    Partes m_p;
    std::mutex m_trava;
    std::condition_variable m_mudou;
    QList<nucleo::Trabalho> m_esperam;
    bool m_gravando = false;
    bool m_recusado = false; // by a database that may take it later
    bool m_umPorUm = false;  // something in them is wrong: find out which
};

} // namespace notificacoes
