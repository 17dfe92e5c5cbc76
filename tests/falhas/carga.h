// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>

#include <QHash>
#include <QSet>
#include <QStringList>

#include <atomic>
#include <mutex>
#include <optional>
#include <random>
#include <thread>
#include <vector>

// What a clinic's desk and doctors do all day, by many at once: bookings, series, moves, confirmations, cancellations,
// holds. Each request has a time of its own, so that only a fault can make it fail; what was acknowledged is remembered
// and compared with what is there afterwards.
class Carga
{
public:
    explicit Carga(apoio::ServidorDeTeste &servidor);
    ~Carga();
    [[nodiscard]] bool preparar(); // the clinic, on an empty server; signs everyone in

    void comecar(int clientes = 8);
    void parar(); // each ends what it is at
    // A client that got no answer asks again with the same key, or looks what became of its change: done before or done
    // now, it is done once.
    void resolver();
    void esquecerSemResposta();     // takes it that they were not done: conferir() finds out
    [[nodiscard]] bool gravarUma(); // one booking, now

    [[nodiscard]] int aceitas() const { return m_aceitas; }
    [[nodiscard]] int semResposta() const;
    [[nodiscard]] int indisponiveis() const { return m_indisponiveis; } // 503, each with Retry-After
    [[nodiscard]] int semEspaco() const { return m_semEspaco; }         // 507
    [[nodiscard]] QByteArray token() const { return m_recepcao; }
    // Everything that is not as it was acknowledged, and every answer that no fault explains, a line each; empty: all
    // is well.
    [[nodiscard]] QString conferir();
    // All that was told to patients, once; waits until it is. Empty: all is well.
    [[nodiscard]] QString conferirMensagens(int prazoMs) const;

private:
    enum class Oque { Marcar, Serie, Reservar, Soltar, Remarcar, Confirmar, Cancelar };
    struct Pedido {
        Oque oque = Oque::Marcar;
        QByteArray metodo, caminho, chave;
        QJsonObject corpo;
        QString id; // of what it changes
    };
    struct Conhecida {
        QString situacao;
        int versao = 1;
    };
    struct Cliente {
        int numero = 0;
        std::minstd_rand acaso;
        QStringList abertas, reservas; // that nobody is at
        QList<Pedido> semResposta;
    };

    void repartirVagas(const QStringList &inicios);
    void trabalhar(Cliente &cliente);
    [[nodiscard]] Pedido proximo(Cliente &cliente);
    [[nodiscard]] Pedido novo(Cliente &cliente, Oque oque);
    [[nodiscard]] static Pedido soltar(Cliente &cliente);
    [[nodiscard]] Pedido mudanca(Cliente &cliente, Oque oque);
    [[nodiscard]] apoio::RespostaHttp enviar(apoio::ClienteBruto &http, const Cliente &c, const Pedido &p) const;
    void anotar(Cliente &cliente, const Pedido &p, const QJsonObject &resposta);
    void mudou(const QString &id, const QString &situacao);
    void devolver(Cliente &cliente, const Pedido &p); // it was not done
    void resolver(apoio::ClienteBruto &http, Cliente &cliente, const Pedido &p);
    void resolverMudanca(apoio::ClienteBruto &http, Cliente &cliente, const Pedido &p);
    [[nodiscard]] apoio::RespostaHttp insistir(apoio::ClienteBruto &http, const Cliente &c, const Pedido &p) const;
    [[nodiscard]] std::optional<apoio::RespostaHttp> tentarResolver(apoio::ClienteBruto &http, Cliente &cliente,
                                                                    const Pedido &p);
    void estranhar(const Pedido &p, const apoio::RespostaHttp &r);
    void conferirConsultas();
    void conferirTabelas();
    void contar(const QString &oque, const QString &sql, qint64 esperado);

    apoio::ServidorDeTeste &m_servidor;
    QStringList m_medicos, m_pacientes, m_vagas, m_vagasDeSerie; // the same times for every doctor
    QByteArray m_recepcao;
    QList<QByteArray> m_tokens; // of the doctors
    std::vector<std::atomic<int>> m_proximaVaga, m_proximaSerie;
    std::vector<Cliente> m_clientes;
    std::vector<std::thread> m_threads;
    std::atomic<bool> m_parar{false};
    std::atomic<int> m_chaves{0}, m_aceitas{0}, m_indisponiveis{0}, m_semEspaco{0};
    std::mutex m_trava;
    QHash<QString, Conhecida> m_consultas; // by m_trava, with the next
    QStringList m_estranhas;
};
