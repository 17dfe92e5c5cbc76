// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "agendador.h"

#include <dominio/feriados.h>

#include <algorithm>
#include <numeric>

namespace gerador {

using dominio::Situacao;

namespace {

constexpr int passoMin = 30, diasAFrente = 60, umEmDez = 10;
constexpr qint64 minutoMs = 60'000, passoMs = passoMin * minutoMs;

// The appointment's time in the unit's zone, whose clocks do not change in these years.
qint64 instante(const dominio::Fuso &fuso, QDate dia, int minuto)
{
    return fuso.inicioDoDia(dia).ms() + minuto * minutoMs;
}

// Where a booking is confirmed at once nobody waits for an answer.
Situacao semPedido(Situacao s)
{
    if (s == Situacao::Solicitada)
        return Situacao::Confirmada;
    return s == Situacao::Recusada || s == Situacao::Expirada ? Situacao::Cancelada : s;
}

} // namespace

Agendador::Agendador(Clinica &clinica, Sorteio &sorteio) :
    m_clinica(clinica), m_sorteio(sorteio),
    m_hoje(clinica.unidades.front().fuso.data(dominio::Instante::deMs(clinica.agora))),
    m_comConsultas(std::max(1, clinica.pacientes / umEmDez))
{
    for (int ano = m_hoje.year() - 5; ano <= m_hoje.year() + 1; ++ano)
        for (const auto &feriado : dominio::feriadosNacionais(ano))
            if (!feriado.facultativo)
                m_feriados.insert(feriado.data);
}

void Agendador::preencher(int quantas)
{
    m_quantas = size_t(quantas);
    m_clinica.consultas.reserve(m_quantas + 1);
    for (QDate dia = m_hoje.addDays(diasAFrente); m_clinica.consultas.size() < m_quantas; dia = dia.addDays(-1))
        if (!m_feriados.contains(dia))
            preencherDia(dia);
    ordenar();
}

// Past days were nearly full; ahead, the farther the emptier.
double Agendador::lotacao(QDate dia) const
{
    const auto distancia = double(m_hoje.daysTo(dia));
    return distancia <= 0 ? 0.84 : std::max(0.08, 0.84 * (1 - distancia / 45));
}

void Agendador::preencherDia(QDate dia)
{
    for (int m = 0; m < int(m_clinica.medicos.size()); ++m)
        for (const Turno &turno : m_clinica.medicos[size_t(m)].turnos)
            if (turno.diaSemana == dia.dayOfWeek())
                preencherTurno(m, dia, turno);
}

void Agendador::preencherTurno(int medico, QDate dia, const Turno &turno)
{
    const auto &fuso = m_clinica.unidades[size_t(m_clinica.medicos[size_t(medico)].unidade)].fuso;
    const double lotado = lotacao(dia);
    for (int minuto = turno.inicioMin; minuto < turno.fimMin;) {
        const bool dupla = m_sorteio.chance(0.06) && minuto + 2 * passoMin <= turno.fimMin;
        const int duracao = dupla ? 2 * passoMin : passoMin;
        if (m_sorteio.chance(lotado) && m_clinica.consultas.size() < m_quantas)
            marcar(medico, instante(fuso, dia, minuto), duracao);
        minuto += duracao;
    }
}

int Agendador::pacienteLivre(qint64 inicio, int duracaoMin)
{
    for (;;) {
        const int quem = m_sorteio.desigual(m_comConsultas, 1.6);
        bool livre = true;
        for (int i = 0; i < duracaoMin / passoMin; ++i)
            livre = livre && !m_ocupados.contains({quem, int(inicio / passoMs) + i});
        if (!livre)
            continue;
        for (int i = 0; i < duracaoMin / passoMin; ++i)
            m_ocupados.insert({quem, int(inicio / passoMs) + i});
        return quem;
    }
}

Situacao Agendador::situacaoDe(qint64 inicio, qint64 fim)
{
    const double x = m_sorteio.fracao();
    if (inicio > m_clinica.agora)
        return x < 0.72 ? Situacao::Confirmada : x < 0.94 ? Situacao::Solicitada : Situacao::Cancelada;
    if (fim > m_clinica.agora)
        return Situacao::EmAtendimento;
    return x < 0.76   ? Situacao::Realizada
           : x < 0.88 ? Situacao::Faltou
           : x < 0.97 ? Situacao::Cancelada
           : x < 0.98 ? Situacao::NaoAguardou
           : x < 0.99 ? Situacao::Recusada
                      : Situacao::Expirada;
}

void Agendador::marcar(int medico, qint64 inicio, int duracaoMin)
{
    Consulta c;
    c.medico = medico;
    c.inicio = inicio;
    c.fim = inicio + duracaoMin * minutoMs;
    c.paciente = pacienteLivre(inicio, duracaoMin);
    c.situacao = situacaoDe(c.inicio, c.fim);
    if (m_clinica.medicos[size_t(medico)].aceiteAutomatico)
        c.situacao = semPedido(c.situacao);
    const qint64 antes = passoMs + qint64(m_sorteio.fracao() * m_sorteio.fracao() * 60 * double(diaMs));
    c.criadaEm = std::min(inicio - antes, m_clinica.agora - minutoMs - qint64(m_sorteio.fracao() * 3 * double(diaMs)));
    c.id = uuid7(c.criadaEm, m_sorteio);
    m_clinica.consultas.push_back(c);
    talvezRemarcada(int(m_clinica.consultas.size()) - 1);
}

// One in thirty stood at another time first: the same hour a week earlier, which it does not occupy any more.
void Agendador::talvezRemarcada(int indice)
{
    if (!m_sorteio.chance(1.0 / 30) || m_clinica.consultas.size() >= m_quantas)
        return;
    Consulta antiga = m_clinica.consultas[size_t(indice)];
    antiga.inicio -= 7 * diaMs;
    antiga.fim -= 7 * diaMs;
    antiga.criadaEm = std::min(antiga.criadaEm, antiga.inicio) - diaMs;
    antiga.id = uuid7(antiga.criadaEm, m_sorteio);
    antiga.situacao = Situacao::Remarcada;
    antiga.remarcadaPara = indice;
    m_clinica.consultas.push_back(antiga);
    m_clinica.consultas[size_t(indice)].remarcadaDe = int(m_clinica.consultas.size()) - 1;
}

void Agendador::ordenar()
{
    auto &todas = m_clinica.consultas;
    std::vector<int> ordem(todas.size()), lugar(todas.size());
    std::iota(ordem.begin(), ordem.end(), 0);
    std::sort(ordem.begin(), ordem.end(),
              [&](int a, int b) { return todas[size_t(a)].criadaEm < todas[size_t(b)].criadaEm; });
    for (size_t i = 0; i < ordem.size(); ++i)
        lugar[size_t(ordem[i])] = int(i);
    std::vector<Consulta> emOrdem;
    emOrdem.reserve(todas.size());
    for (const int antes : ordem) {
        Consulta c = todas[size_t(antes)];
        c.remarcadaDe = c.remarcadaDe < 0 ? -1 : lugar[size_t(c.remarcadaDe)];
        c.remarcadaPara = c.remarcadaPara < 0 ? -1 : lugar[size_t(c.remarcadaPara)];
        emOrdem.push_back(c);
    }
    todas = std::move(emOrdem);
}

} // namespace gerador
