// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gerador.h"

#include <algorithm>

// Who, when and which: close enough together that requests meet.
namespace modelo {

using namespace Qt::StringLiterals;

QString Gerador::alguem(const Mundo &m, Papel papel)
{
    QStringList ids;
    for (const Pessoa &p : m.pessoas) {
        if (p.papel == papel)
            ids << p.id;
    }
    return m_acaso.de<QString>(ids);
}

QString Gerador::qualquerUm(const Mundo &m)
{
    return m_acaso.de<QString>(m.pessoas.keys());
}

// Mostly on the half hours of today and the two days that follow.
qint64 Gerador::hora(const Mundo &m)
{
    const QString unidade = m.unidades.firstKey();
    const QDate hoje = m.dia(unidade, m.agora);
    if (m_acaso.chance(3))
        return m.agora - m_acaso.entre(1, 600) * minutoMs / 2;
    if (m_acaso.chance(1))
        return m.agora / minutoMs * minutoMs + 3600'000 + 1000; // no whole minute
    if (m_acaso.chance(3))
        return m.agora / minutoMs * minutoMs + (m_acaso.chance(50) ? 0 : minutoMs); // now, or almost
    if (m_acaso.chance(4))
        return m.instante(unidade, hoje.addDays(m_acaso.entre(0, 9)), m_acaso.entre(0, 47) * 30);
    const int dias = m_acaso.chance(50) ? 0 : m_acaso.entre(1, 2);
    const int passo = m_acaso.chance(80) ? 30 : 10;
    return m.instante(unidade, hoje.addDays(dias), 8 * 60 + m_acaso.entre(0, 10 * 60 / passo - 1) * passo);
}

int Gerador::duracao()
{
    return m_acaso.chance(70) ? 0 : m_acaso.de<int>({20, 30, 45, 60, 90});
}

// Mostly one with which something can still happen, best of all one for which something ends at this very moment.
Consulta Gerador::consulta(const Mundo &m)
{
    if (m.consultas.isEmpty())
        return {};
    QStringList vivas, naHora;
    for (const Consulta &c : m.consultas) {
        const Unidade u = m.unidades[c.unidade];
        for (const qint64 fim : {c.inicio - u.antecedenciaMin * minutoMs, c.inicio}) {
            if (c.pendente() && qAbs(fim - m.agora) <= 1000)
                naHora << c.id;
        }
        const bool hoje = qAbs(c.inicio - m.agora) < diaMs;
        if (c.ocupa() && c.situacao != u"realizada" && (hoje || m_acaso.chance(30)))
            vivas << c.id;
        else if (c.situacao == u"faltou" && hoje)
            vivas << c.id;
    }
    if (!naHora.isEmpty() && m_acaso.chance(50))
        return m.consultas[m_acaso.de<QString>(naHora)];
    if (!vivas.isEmpty() && m_acaso.chance(92))
        return m.consultas[m_acaso.de<QString>(vivas)];
    return m.consultas[m_acaso.de<QString>(m.consultas.keys())];
}

QByteArray Gerador::seCasar(qint64 versao)
{
    if (m_acaso.chance(65))
        return {};
    if (m_acaso.chance(10))
        return "*";
    const qint64 outra = m_acaso.chance(70) ? versao : versao + m_acaso.de<int>({-1, 1});
    return '"' + QByteArray::number(outra) + '"';
}

// A little later, the next morning, or exactly where something is decided: a start, the end of a notice, of a tolerance
// or of a hold, one second before and after.
qint64 Gerador::proximaHora(const Mundo &m)
{
    const QString unidade = m.unidades.firstKey();
    const qint64 manha = m.instante(unidade, m.dia(unidade, m.agora).addDays(1), 7 * 60);
    const bool noite = m.agora > manha - diaMs + 10 * 60 * minutoMs;
    if (noite && m_acaso.chance(60))
        return manha;
    if (m_acaso.chance(50))
        return m.agora + m_acaso.entre(1, 25 * 60) * 1000;
    QList<qint64> decisivas;
    for (const Reserva &r : m.reservas)
        decisivas << r.expira;
    for (const Consulta &c : m.consultas) {
        const Unidade u = m.unidades[c.unidade];
        if (c.pendente() && c.inicio < m.agora + diaMs / 4)
            decisivas << c.inicio << c.inicio - u.antecedenciaMin * minutoMs << c.inicio + u.toleranciaMin * minutoMs;
    }
    const qint64 agora = m.agora;
    decisivas.removeIf([agora](qint64 quando) { return quando <= agora + 1000; });
    std::sort(decisivas.begin(), decisivas.end());
    if (decisivas.isEmpty())
        return m.agora + m_acaso.entre(10, 90) * minutoMs;
    return m_acaso.de<qint64>(decisivas.mid(0, 6)) + m_acaso.entre(-1, 1) * 1000;
}

} // namespace modelo
