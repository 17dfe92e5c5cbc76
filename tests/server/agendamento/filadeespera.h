// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consultorio.h"

#include <agendamento/distribuidor.h>
#include <agendamento/oferta.h>
#include <agendamento/vencimentos.h>

namespace apoio {

// A doctor's practice with people who wait. Nothing happens on its own: the test brings events to their subscriptions,
// sweeps, and offers around.
class FilaDeEspera
{
public:
    FilaDeEspera();
    [[nodiscard]] nucleo::Identidade paciente(const QString &nome);
    // The first appointment that anyone made at that time, by a patient of its own.
    [[nodiscard]] QByteArray ocupar(const QString &inicio, const QJsonObject &mais = {});
    [[nodiscard]] bool cancelar(const QByteArray &consulta); // by the desk
    // Waits for this doctor the whole December, where nothing else is said.
    RespostaDoCaso esperar(const nucleo::Identidade &quem, QJsonObject mais = {});
    [[nodiscard]] QJsonObject pedidoDeEspera(QJsonObject mais = {}) const;
    RespostaDoCaso ver(const RespostaDoCaso &entrada);
    [[nodiscard]] QString situacao(const RespostaDoCaso &entrada);
    [[nodiscard]] QString oferecido(const RespostaDoCaso &entrada); // the start of the live offer; empty: none
    RespostaDoCaso aceitar(const RespostaDoCaso &entrada, const nucleo::Identidade &quem);
    RespostaDoCaso recusar(const RespostaDoCaso &entrada, const nucleo::Identidade &quem);
    RespostaDoCaso sair(const RespostaDoCaso &entrada, const nucleo::Identidade &quem,
                        const Consultorio::Cabecalhos &cabecalhos = {});
    // The events since the last time to the waiting list's subscription, then the sweep, then the offers: how many.
    int andar();
    int varrer();
    [[nodiscard]] bool despachar();
    [[nodiscard]] bool livre(const QString &inicio);
    [[nodiscard]] QList<QByteArray> passos(const RespostaDoCaso &entrada); // its events
    [[nodiscard]] qint64 auditados(const RespostaDoCaso &entrada, const QByteArray &acao);

    Consultorio c;
    nucleo::Identidade medico;
    QString unidade;

private:
    agendamento::Oferta m_oferta;
    nucleo::Corpos m_corpos;
    agendamento::Servicos m_servicos;
    agendamento::Distribuidor m_distribuidor;
    qint64 m_posicao = 0;
    int m_nomes = 0;
};

} // namespace apoio
