// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clinica.h"

#include "agendador.h"
#include "sorteio.h"

using namespace Qt::StringLiterals;

namespace gerador {

namespace {

constexpr uint64_t semente = 4242;
constexpr int daPrimeiraUnidade = 12, daEspecialidade = 20;

std::vector<Unidade> unidades(qint64 abertura, Sorteio &s)
{
    static const QStringList nomes{
        u"Centro"_s,        u"Jardim das Flores"_s, u"Vila Mariana"_s, u"Tatuapé"_s,
        u"Santo Amaro"_s,   u"Campinas"_s,          u"Santos"_s,       u"Manaus Adrianópolis"_s,
        u"Manaus Flores"_s, u"Manaus Ponta Negra"_s};
    std::vector<Unidade> lista;
    for (const QString &nome : nomes) {
        const QString fuso = nome.startsWith(u"Manaus"_s) ? u"America/Manaus"_s : u"America/Sao_Paulo"_s;
        lista.push_back({uuid7(abertura, s), u"Unidade "_s + nome, *dominio::Fuso::deIana(fuso)});
    }
    return lista;
}

QList<Turno> semanaCheia()
{
    QList<Turno> turnos;
    for (int dia = 1; dia <= 5; ++dia)
        turnos << Turno{dia, 480, 720} << Turno{dia, 780, 1020};
    return turnos;
}

// One or two half days a week, as most doctors of a large clinic have.
QList<Turno> algunsTurnos(Sorteio &s)
{
    QList<Turno> turnos;
    const int primeiro = 1 + s.ate(5);
    turnos << (s.chance(0.5) ? Turno{primeiro, 480, 720} : Turno{primeiro, 780, 1020});
    if (s.chance(0.5))
        turnos << Turno{primeiro == 5 ? 6 : primeiro + 1, 480, 720};
    return turnos;
}

std::vector<Medico> medicos(int quantos, qint64 abertura, Sorteio &s)
{
    std::vector<Medico> lista;
    for (int n = 0; n < quantos; ++n) {
        Medico m;
        m.id = uuid7(abertura + n, s);
        m.agenda = uuid7(abertura + n, s);
        m.nome = nomeDeMedico(n);
        m.aceiteAutomatico = n % 3 == 2;
        const bool centro = n < daPrimeiraUnidade, especialista = !centro && n < daPrimeiraUnidade + daEspecialidade;
        m.especialidade = especialista ? 0 : 1 + n % 11;
        m.unidade = centro ? 0 : 1 + n % 9;
        m.turnos = centro || especialista ? semanaCheia() : algunsTurnos(s);
        lista.push_back(m);
    }
    return lista;
}

} // namespace

Clinica gerar(int quantasConsultas, qint64 agora)
{
    Sorteio sorteio(semente);
    Clinica c;
    c.agora = agora;
    c.pacientes = quantasConsultas;
    const int quantosMedicos = quantasConsultas >= 1'000'000 ? 500 : quantasConsultas >= 100'000 ? 160 : 40;
    constexpr qint64 quatroAnos = 4 * 365;
    c.abertura = agora - quatroAnos * diaMs;
    c.recepcao = uuid7(c.abertura, sorteio);
    c.unidades = unidades(c.abertura, sorteio);
    c.medicos = medicos(quantosMedicos, c.abertura, sorteio);
    Agendador(c, sorteio).preencher(quantasConsultas);
    return c;
}

} // namespace gerador
