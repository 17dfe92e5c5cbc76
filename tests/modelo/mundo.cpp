// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mundo.h"

#include <dominio/versoesqt.h>

#include <algorithm>

namespace modelo {

using namespace Qt::StringLiterals;

namespace {

bool feriado(QDate dia)
{
    // The national ones that a run of some weeks from 22 December on can meet.
    return (dia.month() == 12 && dia.day() == 25) || (dia.month() == 1 && dia.day() == 1);
}

bool tocam(qint64 aInicio, qint64 aFim, qint64 bInicio, qint64 bFim)
{
    return aInicio < bFim && bInicio < aFim;
}

} // namespace

bool Consulta::ocupa() const
{
    return pendente() || situacao == u"presente" || situacao == u"em_atendimento" || situacao == u"realizada";
}

bool Consulta::pendente() const
{
    return situacao == u"solicitada" || situacao == u"confirmada";
}

bool Consulta::gastaEncaixe() const
{
    // Who was squeezed in and did not come, or did not wait, has used the place up.
    return encaixe && (ocupa() || situacao == u"faltou" || situacao == u"nao_aguardou");
}

QString Ocupacao::texto() const
{
    return papel + u' ' + recurso + u' ' + QString::number(inicio) + u'-' + QString::number(fim) + u' ' + ocupante;
}

QString horaTexto(int minuto)
{
    return QTime(minuto / 60, minuto % 60).toString(u"HH:mm"_s);
}

QDate Mundo::dia(const QString &unidade, qint64 quando) const
{
    const int segundos = unidades[unidade].deslocamentoMin * 60;
    return dominio::comDeslocamento(quando, segundos).date();
}

qint64 Mundo::instante(const QString &unidade, QDate dia, int minuto) const
{
    const qint64 dias = QDate(1970, 1, 1).daysTo(dia);
    return dias * diaMs + (minuto - unidades[unidade].deslocamentoMin) * minutoMs;
}

QString Mundo::texto(const QString &unidade, qint64 quando) const
{
    const int segundos = unidades[unidade].deslocamentoMin * 60;
    return dominio::comDeslocamento(quando, segundos).toString(Qt::ISODate);
}

const Unidade &Mundo::unidadeDoMedico(const QString &medico) const
{
    const auto dele = agendas.constFind(medico);
    if (dele == agendas.constEnd() || dele->itens.isEmpty())
        return unidades.first();
    const auto primeira =
        std::min_element(dele->itens.begin(), dele->itens.end(), [](const Agenda &a, const Agenda &b) {
            return std::pair(a.de, a.unidade) < std::pair(b.de, b.unidade);
        });
    return *unidades.constFind(primeira->unidade);
}

const Faixa *Mundo::faixaEm(const Agenda &agenda, qint64 inicio, qint64 fim) const
{
    const QDate quando = dia(agenda.unidade, inicio);
    if (!agenda.vale(quando) || feriado(quando))
        return nullptr;
    const auto cabe = [&](const Faixa &f) {
        return f.dia == quando.dayOfWeek() && instante(agenda.unidade, quando, f.inicioMin) <= inicio &&
               fim <= instante(agenda.unidade, quando, f.fimMin);
    };
    const auto achada = std::find_if(agenda.faixas.begin(), agenda.faixas.end(), cabe);
    return achada == agenda.faixas.end() ? nullptr : &*achada;
}

std::optional<Lugar> Mundo::lugar(const QString &medico, qint64 inicio, int duracao, const QString &unidade) const
{
    const QList<Agenda> dele = agendas[medico].itens;
    for (const Agenda &a : dele) {
        const Faixa *faixa = faixaEm(a, inicio, inicio + minutoMs);
        if (duracao == 0 && faixa && (unidade.isEmpty() || a.unidade == unidade))
            duracao = faixa->duracaoMin;
    }
    const qint64 fim = inicio + (duracao ? duracao : pessoas[medico].duracaoMin) * minutoMs;
    for (const Agenda &a : dele) {
        if ((unidade.isEmpty() || a.unidade == unidade) && faixaEm(a, inicio, fim))
            return bloqueado(medico, inicio, fim) ? std::nullopt : std::optional(Lugar{a.unidade, inicio, fim});
    }
    return std::nullopt;
}

std::optional<Livre> Mundo::oferecido(const QString &medico, qint64 inicio, const QString &unidade) const
{
    QList<Livre> achados;
    const QList<Agenda> dele = agendas[medico].itens;
    for (const Agenda &a : dele) {
        const QDate d = dia(a.unidade, inicio);
        if ((unidade.isEmpty() || a.unidade == unidade) && a.vale(d) && !feriado(d))
            juntarLivres(a, d, {inicio, inicio + 1, 0, {}}, achados);
    }
    return achados.isEmpty() ? std::nullopt : std::optional(achados.first());
}

int Mundo::duracaoDaFaixa(const Consulta &c) const
{
    const QList<Agenda> dele = agendas[c.medico].itens;
    for (const Agenda &a : dele) {
        const Faixa *faixa = a.unidade == c.unidade ? faixaEm(a, c.inicio, c.inicio + minutoMs) : nullptr;
        if (faixa)
            return faixa->duracaoMin;
    }
    return 0;
}

bool Mundo::semLugar(const Consulta &c) const
{
    const QList<Agenda> dele = agendas[c.medico].itens;
    const bool cabe = std::any_of(dele.begin(), dele.end(), [&](const Agenda &a) {
        return a.unidade == c.unidade && faixaEm(a, c.inicio, c.fim);
    });
    return !cabe || bloqueado(c.medico, c.inicio, c.fim);
}

bool Mundo::bloqueado(const QString &medico, qint64 inicio, qint64 fim) const
{
    return std::any_of(bloqueios.begin(), bloqueios.end(),
                       [&](const Bloqueio &b) { return b.medico == medico && tocam(b.inicio, b.fim, inicio, fim); });
}

bool Mundo::ocupado(const QString &papel, const QString &quem, qint64 inicio, qint64 fim, const QString &exceto) const
{
    const bool doMedico = papel == u"medico";
    for (const Consulta &c : consultas) {
        if ((doMedico ? c.medico == quem && !c.encaixe : c.paciente == quem) && c.ocupa() && c.id != exceto &&
            tocam(c.inicio, c.fim, inicio, fim))
            return true;
    }
    return std::any_of(reservas.begin(), reservas.end(), [&](const Reserva &r) {
        return (doMedico ? r.medico : r.paciente) == quem && r.id != exceto && tocam(r.inicio, r.fim, inicio, fim);
    });
}

int Mundo::encaixesNoDia(const QString &medico, QDate quando) const
{
    return int(std::count_if(consultas.begin(), consultas.end(), [&](const Consulta &c) {
        return c.medico == medico && c.gastaEncaixe() && dia(c.unidade, c.inicio) == quando;
    }));
}

QList<Ocupacao> Mundo::ocupacao() const
{
    QList<Ocupacao> linhas;
    for (const Consulta &c : consultas) {
        if (!c.ocupa())
            continue;
        if (!c.encaixe)
            linhas.append({u"medico"_s, c.medico, c.id, c.inicio, c.fim});
        linhas.append({u"paciente"_s, c.paciente, c.id, c.inicio, c.fim});
    }
    for (const Reserva &r : reservas) {
        linhas.append({u"medico"_s, r.medico, r.id, r.inicio, r.fim});
        if (!r.paciente.isEmpty())
            linhas.append({u"paciente"_s, r.paciente, r.id, r.inicio, r.fim});
    }
    return linhas;
}

QList<std::pair<qint64, qint64>> Mundo::tomados(const QString &medico, qint64 desde) const
{
    QList<std::pair<qint64, qint64>> periodos;
    for (const Consulta &c : consultas) {
        if (c.medico == medico && c.fim > desde && !c.encaixe && c.ocupa())
            periodos.append({c.inicio, c.fim});
    }
    for (const Reserva &r : reservas) {
        if (r.medico == medico)
            periodos.append({r.inicio, r.fim});
    }
    for (const Bloqueio &b : bloqueios) {
        if (b.medico == medico)
            periodos.append({b.inicio, b.fim});
    }
    return periodos;
}

void Mundo::juntarLivres(const Agenda &a, QDate d, const Busca &busca, QList<Livre> &achados) const
{
    for (const Faixa &f : a.faixas) {
        for (int m = f.inicioMin; f.dia == d.dayOfWeek() && m < f.fimMin; m += f.duracaoMin + f.intervaloMin) {
            const qint64 inicio = instante(a.unidade, d, m);
            const qint64 fim = inicio + (busca.duracao ? busca.duracao : f.duracaoMin) * minutoMs;
            const bool tomado = std::any_of(busca.tomados.begin(), busca.tomados.end(),
                                            [&](const auto &t) { return tocam(t.first, t.second, inicio, fim); });
            if (inicio >= busca.de && inicio < busca.ate && fim <= instante(a.unidade, d, f.fimMin) && !tomado)
                achados.append({inicio, fim, a.unidade});
        }
    }
}

QList<Livre> Mundo::livres(const QString &medico, qint64 de, qint64 ate, int duracao, const QString &unidade) const
{
    const qint64 desde = std::max(de, agora);
    const Busca busca{desde, ate, duracao, tomados(medico, desde)};
    QList<Livre> achados;
    const QList<Agenda> dele = agendas[medico].itens;
    for (const Agenda &a : dele) {
        if (!unidade.isEmpty() && a.unidade != unidade)
            continue;
        for (QDate d = dia(a.unidade, desde); d <= dia(a.unidade, ate); d = d.addDays(1)) {
            if (a.vale(d) && !feriado(d))
                juntarLivres(a, d, busca, achados);
        }
    }
    std::sort(achados.begin(), achados.end(), [](const Livre &a, const Livre &b) {
        return std::tie(a.inicio, a.fim, a.unidade) < std::tie(b.inicio, b.fim, b.unidade);
    });
    return achados;
}

} // namespace modelo
