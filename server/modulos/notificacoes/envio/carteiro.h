// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "compositor.h"
#include "disjuntor.h"
#include "livro.h"
#include "pausas.h"
#include "tomada.h"
#include "transporte.h"
#include "turno.h"

#include <QObject>
#include <QTimer>

#include <atomic>

namespace notificacoes {

// Takes due messages from the queue, sends them and records what came of it. Lives on a thread of its own
// (moveToThread); only acordar() and interromper() may be called from others. Every attempt is durable before anything
// leaves: what a crash cuts off is found again and goes out once more under the same Message-ID (at least once).
// Where several processes share a database one of them sends; when it dies, the next takes over what it had begun.
class Carteiro : public QObject
{
    Q_OBJECT
public:
    struct Partes {
        nucleo::Banco &banco;
        const dominio::Relogio &relogio;
        nucleo::Registro &registro;
        Compositor &compositor;
        const Orcamento &orcamento;
        Transporte &transporte;
    };
    explicit Carteiro(Partes partes);

    void acordar();     // something was queued, or the clock was moved
    void interromper(); // finish or give up what is being sent; take nothing more
    void repousar();    // its thread, as that ends

private:
    static constexpr int lote = 50;

    void rodada();
    [[nodiscard]] bool umLote();
    [[nodiscard]] bool semFila(const char *oque, const dominio::Erro &erro);
    [[nodiscard]] bool semFontes(const Registrada &n, const dominio::Erro &erro);
    void entregar(const QList<Registrada> &tomadas);
    [[nodiscard]] bool entregarUma(const Registrada &n); // false: leave the rest for later
    [[nodiscard]] bool concluir(const Registrada &n, const ResultadoDoEnvio &resultado, const QString &destino);
    void firmar();
    void tentarMaisTarde(const Registrada &n, const QString &erro, const QString &destino);
    void fechar(const Registrada &n, const Fecho &fecho);
    void devolver(const QList<Registrada> &restantes);
    void servidorFora(const QString &erro);
    void servidorRespondeu();
    void varrer(); // what is kept for a day goes also where no message comes any more
    void programar();

    Partes m_p;
    Disjuntor m_servidor{5'000, 60'000}; // the mail server
    Disjuntor m_fila{250, 5'000};        // our own database, which one question is no burden to
    QTimer m_proxima, m_repouso;
    std::atomic<bool> m_acordado = false, m_parando = false;
    bool m_olharDeNovo = false;
    struct AFirmar {
        Registrada notificacao;
        QString destino;
    };
    QList<AFirmar> m_aFirmar; // left the house, not durably yet
    bool m_deOutro = false;   // another process sends
    Turno m_turno;
    Tomada m_tomada;
    Livro m_livro;
};

} // namespace notificacoes
