// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gerador.h"

#include <algorithm>

// Two to six requests at once, aimed at one thing.
namespace modelo {

using namespace Qt::StringLiterals;
using Tipo = Passo::Tipo;

QList<Passo> Gerador::peloMesmoHorario(const Mundo &m, int quantos)
{
    const QString medico = alguem(m, Papel::Medico);
    const qint64 inicio = hora(m);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        const int n = m_acaso.ate(10);
        Passo p = n < 5 ? marcacao(m) : n < 7 ? reserva(m) : n < 8 ? serie(m) : remarcacao(m, consulta(m));
        p.chave.clear();
        p.reserva.clear();
        if (p.tipo != Tipo::Remarcar && p.quem == p.medico)
            p.quem = medico;
        p.medico = medico;
        p.inicio = inicio + m_acaso.de<int>({0, 0, 0, -15, 10, 30}) * minutoMs;
        passos.append(p);
    }
    return passos;
}

QList<Passo> Gerador::pelaMesmaConsulta(const Mundo &m, int quantos)
{
    if (m.consultas.isEmpty())
        return peloMesmoHorario(m, quantos);
    const Consulta c = consulta(m);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        const int n = m_acaso.ate(10);
        Passo p = n < 6 ? mudancaDe(m, c) : n < 8 ? remarcacao(m, c) : resposta(m, c);
        if (n == 9 && m_acaso.chance(30)) {
            p = Passo();
            p.tipo = Tipo::VerConsulta;
            p.quem = alguem(m, Papel::Recepcionista);
            p.consulta = c.id;
        }
        passos.append(p);
    }
    return passos;
}

QList<Passo> Gerador::peloMesmoPaciente(const Mundo &m, int quantos)
{
    const QString paciente = alguem(m, Papel::Paciente);
    const qint64 inicio = hora(m);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        Passo p = m_acaso.chance(80) ? marcacao(m) : reserva(m);
        p.chave.clear();
        p.reserva.clear();
        if (m.pessoas[p.quem].papel == Papel::Paciente)
            p.quem = paciente;
        p.paciente = paciente;
        p.inicio = inicio + m_acaso.de<int>({0, 0, 0, 20, 30}) * minutoMs;
        passos.append(p);
    }
    return passos;
}

QList<Passo> Gerador::pelaMesmaReserva(const Mundo &m, int quantos)
{
    if (m.reservas.isEmpty())
        return peloMesmoHorario(m, quantos);
    const Reserva r = m.reservas[m_acaso.de<QString>(m.reservas.keys())];
    QList<Passo> passos;
    while (passos.size() < quantos) {
        Passo p = marcacao(m);
        p.chave.clear();
        p.reserva = m_acaso.chance(70) ? r.id : QString();
        p.quem = m_acaso.chance(80) ? r.dono : alguem(m, Papel::Recepcionista);
        p.medico = r.medico;
        p.paciente = r.paciente.isEmpty() ? p.paciente : r.paciente;
        p.inicio = m_acaso.chance(80) ? r.inicio : r.inicio + 30 * minutoMs;
        if (m_acaso.chance(35)) {
            p = Passo();
            p.tipo = Tipo::Soltar;
            p.reserva = r.id;
            p.quem = m_acaso.chance(60) ? r.dono : alguem(m, Papel::Recepcionista);
        }
        passos.append(p);
    }
    return passos;
}

// More than one account may hold at a time.
QList<Passo> Gerador::doMesmoDono(const Mundo &m, int quantos)
{
    const QString dono = alguem(m, Papel::Paciente);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        Passo p = reserva(m);
        p.chave.clear();
        p.quem = dono;
        p.paciente.clear();
        passos.append(p);
    }
    return passos;
}

// Blocks and agendas against what is booked and asked for in their time.
QList<Passo> Gerador::pelasRegras(const Mundo &m, int quantos)
{
    const QString medico = alguem(m, Papel::Medico);
    const qint64 inicio = hora(m);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        const int n = m_acaso.ate(10);
        Passo p = n < 3 ? bloqueio(m) : n < 4 ? desbloqueio(m) : n < 5 ? agenda(m) : n < 8 ? marcacao(m) : leitura(m);
        p.chave.clear();
        if (p.tipo == Tipo::Bloquear || p.tipo == Tipo::Marcar) {
            if (p.quem == p.medico)
                p.quem = medico;
            p.medico = medico;
            p.fim = inicio + (p.fim - p.inicio);
            p.inicio = inicio;
        }
        passos.append(p);
    }
    return passos;
}

QList<Passo> Gerador::pelaMesmaChave(const Mundo &m, int quantos)
{
    Passo p = m_acaso.chance(70) ? marcacao(m) : m_acaso.chance(50) ? reserva(m) : serie(m);
    p.chave = "junto-" + QByteArray::number(++m_chaves);
    QList<Passo> passos(quantos, p);
    if (m_acaso.chance(30))
        passos.last().inicio += 30 * minutoMs;
    return passos;
}

// Appointments that move to each other's time, and someone who wants one of the times.
QList<Passo> Gerador::cruzadas(const Mundo &m, int quantos)
{
    const Consulta a = consulta(m), b = consulta(m);
    if (a.id.isEmpty() || a.id == b.id)
        return pelaMesmaConsulta(m, quantos);
    QList<Passo> passos;
    while (passos.size() < quantos) {
        const Consulta &de = passos.size() % 2 ? b : a, &para = passos.size() % 2 ? a : b;
        Passo p = remarcacao(m, de);
        p.quem = alguem(m, Papel::Recepcionista);
        p.medico = para.medico;
        p.inicio = para.inicio;
        if (passos.size() >= 2 && m_acaso.chance(50)) {
            p = marcacao(m);
            p.chave.clear();
            p.quem = alguem(m, Papel::Recepcionista);
            p.medico = para.medico;
            p.inicio = para.inicio;
        }
        passos.append(p);
    }
    return passos;
}

// What could be explained by no order, or only with luck, is left to single steps: a page after a page, a patient about
// to reach what they may book in a day, and under the running clock what becomes due by the requests themselves.
Passo Gerador::aceitavelJunto(Passo p, const Mundo &m, bool comVencimento)
{
    const auto suas = std::count_if(m.consultas.begin(), m.consultas.end(), [&](const Consulta &c) {
        return c.criadaPor == p.quem && c.criadaEm >= m.agora - diaMs;
    });
    if (p.tipo == Tipo::Marcar && suas > 20)
        p.quem = alguem(m, Papel::Recepcionista);
    if (p.tipo >= Tipo::ListarDoMedico && p.tipo <= Tipo::ListarBloqueios) {
        p.inicio = m.agora / diaMs * diaMs;
        p.fim = p.inicio + diaMs / 2;
    }
    p.limite = 100;
    if (comVencimento && p.tipo == Tipo::Mudar && p.acao == u"desfazer")
        p.acao = u"desistencia"_s;
    const bool toma = p.tipo == Tipo::Marcar || p.tipo == Tipo::MarcarSerie || p.tipo == Tipo::Remarcar;
    if (comVencimento && toma && p.inicio == m.agora)
        p.inicio += 60 * minutoMs;
    return p;
}

// A duration left out is that of the agenda at the moment in which the request was looked at, which may be one that
// another request is about to replace.
void Gerador::durarSemAgenda(Lote &lote)
{
    const bool mudaAgenda = std::any_of(lote.passos.begin(), lote.passos.end(),
                                        [](const Passo &p) { return p.tipo == Tipo::DefinirAgenda; });
    for (Passo &p : lote.passos) {
        const bool toma = p.tipo == Tipo::Marcar || p.tipo == Tipo::MarcarSerie || p.tipo == Tipo::Reservar;
        if (mudaAgenda && toma && p.duracao == 0)
            p.duracao = 30;
    }
}

Lote Gerador::lote(const Mundo &m)
{
    Lote lote;
    lote.vencer = m_acaso.chance(25);
    const int quantos = m_acaso.entre(2, 6);
    const int n = m_acaso.ate(100);
    if (n < 22)
        lote.passos = peloMesmoHorario(m, quantos);
    else if (n < 45)
        lote.passos = pelaMesmaConsulta(m, quantos);
    else if (n < 55)
        lote.passos = peloMesmoPaciente(m, quantos);
    else if (n < 67)
        lote.passos = pelaMesmaReserva(m, quantos);
    else if (n < 79)
        lote.passos = pelasRegras(m, quantos);
    else if (n < 86)
        lote.passos = pelaMesmaChave(m, quantos);
    else if (n < 92)
        lote.passos = cruzadas(m, quantos);
    else if (n < 96)
        lote.passos = doMesmoDono(m, quantos);
    while (lote.passos.size() < quantos)
        lote.passos.append(escrita(m));
    for (Passo &p : lote.passos)
        p = aceitavelJunto(p, m, lote.vencer);
    durarSemAgenda(lote);
    return lote;
}

} // namespace modelo
