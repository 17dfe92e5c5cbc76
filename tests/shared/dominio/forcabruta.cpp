// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forcabruta.h"

#include <dominio/versoesqt.h>

#include <QSet>

#include <algorithm>
#include <tuple>
#include <utility>

using namespace dominio;

namespace forcabruta {

namespace {

int minutoDe(QTime hora)
{
    return QTime(0, 0).secsTo(hora) / 60;
}

// Each minute that any of it touches.
std::vector<bool> minutosOcupados(const QList<Intervalo> &ocupados, const Relojoaria &relojoaria)
{
    std::vector<bool> saida(size_t(relojoaria.quantos()), false);
    for (const Intervalo &o : ocupados)
        for (int i = relojoaria.indice(o.inicio); o.inicio < o.fim && relojoaria.instante(i) < o.fim; ++i)
            saida[size_t(i)] = true;
    return saida;
}

UnidadeId unidadeNumero(int numero)
{
    return UnidadeId(QUuid(uint(numero), 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
}

} // namespace

Relojoaria::Relojoaria(const QByteArray &zona, QDate centro, int diasAntes, int dias, int passoMin) :
    m_nome(QString::fromLatin1(zona)), m_passo(passoMin * 60'000LL)
{
    const QTimeZone qt(zona);
    m_de = dominio::emUtc(centro.addDays(-diasAntes), QTime(0, 0)).toMSecsSinceEpoch();
    QSet<std::pair<qint64, int>> vistos;
    for (int i = 0; i < dias * 1440 / passoMin; ++i) {
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(m_de + i * m_passo, qt);
        Mostra m{local.date(), minutoDe(local.time())};
        const bool mesmoDia = !m_mostras.empty() && m_mostras.back().dia == m.dia;
        m.maisTarde = mesmoDia ? std::max(m_mostras.back().maisTarde, m.minuto) : m.minuto;
        const std::pair chave(m.dia.toJulianDay(), m.minuto);
        m.primeira = !vistos.contains(chave);
        vistos.insert(chave);
        m_mostras.push_back(m);
    }
}

const Relojoaria &daZona(const Relojoarias &relojoarias, const Fuso &fuso)
{
    return *std::find_if(relojoarias.begin(), relojoarias.end(),
                         [&](const Relojoaria &r) { return r.nome() == fuso.nome(); });
}

// The unit's door opens and closes by the same clock.
bool aberta(const AgendaSemanal &agenda, const Relojoaria::Mostra &mostra)
{
    return agenda.aberturas.isEmpty() ||
           std::any_of(agenda.aberturas.begin(), agenda.aberturas.end(), [&mostra](const Abertura &a) {
               return a.diaSemana == mostra.dia.dayOfWeek() && mostra.maisTarde >= minutoDe(a.inicio) &&
                      mostra.maisTarde < minutoDe(a.fim);
           });
}

// The doctor comes when the clock first shows the beginning, or what follows it, and goes when it first shows the end.
bool dentro(const AgendaSemanal &agenda, const Faixa &faixa, const Relojoaria::Mostra &mostra)
{
    const bool vale = mostra.dia >= agenda.vigenteDe && !(agenda.vigenteAte && mostra.dia >= *agenda.vigenteAte) &&
                      !agenda.feriados.contains(mostra.dia);
    return vale && aberta(agenda, mostra) && mostra.dia.dayOfWeek() == faixa.diaSemana &&
           mostra.maisTarde >= minutoDe(faixa.inicio) && mostra.maisTarde < minutoDe(faixa.fim);
}

bool cabe(const AgendaSemanal &agenda, const Faixa &faixa, const Relojoaria &relojoaria, int de, int minutos)
{
    for (int i = de; i < de + minutos; ++i)
        if (!dentro(agenda, faixa, relojoaria.em(i)))
            return false;
    return true;
}

QList<HorarioLivre> horariosLivres(const PedidoDeHorarios &p, const Relojoarias &relojoarias)
{
    const std::vector<bool> ocupado = minutosOcupados(p.ocupados, relojoarias.front());
    QList<HorarioLivre> livres;
    for (const AgendaSemanal &agenda : p.agendas) {
        const Relojoaria &relojoaria = daZona(relojoarias, agenda.fuso);
        const QDate hoje = relojoaria.em(relojoaria.indice(p.agora)).dia;
        for (int i = relojoaria.indice(p.periodo.inicio); relojoaria.instante(i) < p.periodo.fim; ++i) {
            const Instante agora = relojoaria.instante(i);
            if (agora < p.agora || agora < p.periodo.inicio || !relojoaria.em(i).primeira ||
                (p.unidade && *p.unidade != agenda.unidade) ||
                (p.soNoHorizonte && hoje.daysTo(relojoaria.em(i).dia) > agenda.horizonteDias))
                continue;
            for (const Faixa &faixa : agenda.faixas) {
                const int desdeOInicio = relojoaria.em(i).minuto - minutoDe(faixa.inicio);
                const int duracao = p.duracaoMin.value_or(faixa.duracaoMin);
                if (desdeOInicio < 0 || desdeOInicio % (faixa.duracaoMin + faixa.intervaloMin) != 0 ||
                    !cabe(agenda, faixa, relojoaria, i, duracao))
                    continue;
                if (std::find(ocupado.begin() + i, ocupado.begin() + i + duracao, true) ==
                    ocupado.begin() + i + duracao)
                    livres << HorarioLivre{{agora, relojoaria.instante(i + duracao)}, agenda.unidade};
            }
        }
    }
    std::sort(livres.begin(), livres.end(), [](const HorarioLivre &a, const HorarioLivre &b) {
        return std::tuple(a.quando.inicio, a.quando.fim, a.unidade.texto()) <
               std::tuple(b.quando.inicio, b.quando.fim, b.unidade.texto());
    });
    return livres;
}

Faixa Sorteio::faixa(int diaSemana)
{
    Faixa f;
    f.diaSemana = diaSemana;
    // Often around midnight and the small hours, where the clocks change.
    const int de = vez(60) ? (vez(50) ? um(0, 180) : um(1200, 1400)) : um(0, 1300);
    f.inicio = QTime(0, 0).addSecs(de * 60);
    f.fim = QTime(0, 0).addSecs(std::min(1439, de + um(10, 300)) * 60);
    f.duracaoMin = um(1, 12) * 5;
    f.intervaloMin = vez(70) ? 0 : um(1, 15);
    return f;
}

// Whole mornings and afternoons that touch, or any hours.
QList<Abertura> Sorteio::aberturas()
{
    QList<Abertura> saida;
    for (int dia = 1; dia <= 7; ++dia) {
        const int meio = um(1, 1300);
        if (vez(70))
            saida << Abertura{dia, QTime(0, 0).addSecs(um(0, meio - 1) * 60), QTime(0, 0).addSecs(meio * 60)};
        if (vez(70))
            saida << Abertura{dia, QTime(0, 0).addSecs((meio + (vez(50) ? 0 : um(0, 60))) * 60), QTime(23, 59)};
    }
    return saida;
}

AgendaSemanal Sorteio::agenda(const Fuso &fuso, QDate centro, int numeroDaUnidade)
{
    AgendaSemanal a;
    a.unidade = unidadeNumero(numeroDaUnidade);
    a.fuso = fuso;
    a.vigenteDe = centro.addDays(vez(60) ? -30 : um(-3, 2));
    if (vez(30))
        a.vigenteAte = centro.addDays(um(-3, 3));
    for (int n = um(1, 5); n > 0; --n)
        a.faixas << faixa(centro.addDays(um(-2, 2)).dayOfWeek());
    for (int dia = -3; dia <= 3; ++dia)
        if (vez(10))
            a.feriados << centro.addDays(dia);
    if (vez(30))
        a.aberturas = aberturas();
    return a;
}

// An appointment to the minute, one that touches another, a block of hours or days, or some milliseconds.
Intervalo Sorteio::ocupado(const Relojoaria &relojoaria, int de, int ate)
{
    const Instante inicio = relojoaria.instante(um(de - 200, ate + 200));
    if (vez(10))
        return {inicio, inicio.maisMinutos(um(240, 2000))};
    if (vez(10))
        return {inicio.maisMs(um(-2, 2)), inicio.maisMs(um(-2, 2))};
    if (vez(20))
        return {inicio.maisMs(um(-1, 1)), inicio.maisMinutos(um(0, 60)).maisMs(um(-1, 1))};
    return {inicio, inicio.maisMinutos(um(0, 60))};
}

PedidoDeHorarios Sorteio::pedido(const Relojoarias &relojoarias, QDate centro)
{
    PedidoDeHorarios p;
    const Relojoaria &principal = relojoarias.front();
    for (int n = 1, quantas = um(1, 3); n <= quantas; ++n) {
        const Relojoaria &zona = vez(75) ? principal : relojoarias.back();
        p.agendas << agenda(*Fuso::deIana(zona.nome()), centro, um(1, 3));
    }
    const int de = um(3 * 1440, 6 * 1440), ate = de + um(0, 3 * 1440);
    p.periodo = {principal.instante(de).maisMs(vez(80) ? 0 : um(-1, 1)),
                 principal.instante(ate).maisMs(vez(80) ? 0 : um(-1, 1))};
    p.agora = vez(70) ? principal.instante(de - 1440) : principal.instante(um(de, ate)).maisMs(um(-1, 1));
    for (int n = um(0, 12); n > 0; --n)
        p.ocupados << ocupado(principal, de, ate);
    if (vez(30))
        p.duracaoMin = um(1, 24) * 5;
    if (vez(20))
        p.unidade = unidadeNumero(um(1, 3));
    p.soNoHorizonte = vez(30);
    for (AgendaSemanal &a : p.agendas)
        a.horizonteDias = um(1, 4);
    return p;
}

quint32 semente()
{
    const quint32 s = qEnvironmentVariableIsSet("AGENDA_SEMENTE")
                          ? quint32(qEnvironmentVariableIntValue("AGENDA_SEMENTE"))
                          : QRandomGenerator::global()->generate() >> 1;
    qInfo("AGENDA_SEMENTE=%u", s);
    return s;
}

} // namespace forcabruta
