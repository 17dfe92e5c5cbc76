// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pista.h"

#include <apoio/clinica.h>
#include <apoio/servidordeteste.h>

#include <QMap>

namespace falhas {

// A clinic on the real server, for races: doctors who work every hour of the coming two months, many patients, and the
// desk that books for them.
class Corridas
{
public:
    static constexpr int rodadas = 50, pacientes = 200;

    // False where something could not be made; registro() of the server tells more.
    [[nodiscard]] bool abrir(int quantosMedicos, int clientes);
    // The desk and the first so many doctors sign in anew: tokens last minutes.
    [[nodiscard]] bool entrar(int quantosMedicos = 0);
    [[nodiscard]] QList<apoio::RespostaHttp> correr(const QList<Pedido> &pedidos) { return m_pista->correr(pedidos); }
    [[nodiscard]] apoio::RespostaHttp pedir(const Pedido &pedido) { return correr({pedido}).first(); }

    [[nodiscard]] Pedido marcar(int medico, int paciente, const QString &inicio, const QJsonObject &mais = {}) const;
    [[nodiscard]] Pedido mudar(const QString &consulta, const QByteArray &acao, const QJsonObject &corpo = {}) const;
    [[nodiscard]] Pedido comoMedico(Pedido pedido, int medico) const; // asked by the doctor
    // The n-th half hour that every doctor has, 10 a day; dias and minutos later.
    [[nodiscard]] QString hora(int n, int dias = 0, int minutos = 0) const;
    [[nodiscard]] qint64 contar(const QString &sql) const
    {
        return servidor.contar(QStringLiteral("agendamentos.db"), sql);
    }
    // What is broken in the database, by name; empty: nothing.
    [[nodiscard]] QString quebradas() const;
    // Everything that should not be in these answers: 5xx, no answer, a code that is not among those.
    [[nodiscard]] static QString estranhas(const QList<apoio::RespostaHttp> &respostas, const QStringList &codigos);
    [[nodiscard]] static int certas(const QList<apoio::RespostaHttp> &respostas);
    [[nodiscard]] qint64 impasses(); // deadlocks that PostgreSQL had to break

    apoio::ServidorDeTeste servidor;
    QStringList medicos, idsDePacientes;
    QByteArray recepcao;
    QList<QByteArray> tokensDosMedicos;

private:
    std::unique_ptr<Pista> m_pista;
    QDate m_primeiroDia;
};

[[nodiscard]] QString idDe(const apoio::RespostaHttp &r);

} // namespace falhas
