// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clinica.h"
#include "sorteio.h"

#include <QSet>

namespace gerador {

// Fills the agendas with appointments, from two months ahead backwards until there are enough, without overlaps.
class Agendador
{
public:
    Agendador(Clinica &clinica, Sorteio &sorteio);
    void preencher(int quantas);

private:
    void preencherDia(QDate dia);
    void preencherTurno(int medico, QDate dia, const Turno &turno);
    void marcar(int medico, qint64 inicio, int duracaoMin);
    void talvezRemarcada(int indice);
    void ordenar();
    [[nodiscard]] int pacienteLivre(qint64 inicio, int duracaoMin);
    [[nodiscard]] dominio::Situacao situacaoDe(qint64 inicio, qint64 fim);
    [[nodiscard]] double lotacao(QDate dia) const;

    Clinica &m_clinica;
    Sorteio &m_sorteio;
    QSet<QDate> m_feriados;
    QDate m_hoje;
    size_t m_quantas = 0;
    int m_comConsultas = 0;               // patients who come at all
    QSet<std::pair<int, int>> m_ocupados; // patient and half hour since 1970
};

} // namespace gerador
