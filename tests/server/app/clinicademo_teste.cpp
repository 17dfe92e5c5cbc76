// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <app/demo/clinicademo.h>

#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;

class ClinicaDemoTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mesmaSementeMesmaClinica();
    void temOQueOContratoPede();
    void ninguemEstaEmDoisLugares();
    void feriadoFicaVazio();

private:
    const QDateTime m_agora{QDate(2026, 11, 24), QTime(9, 12)};
};

void ClinicaDemoTeste::mesmaSementeMesmaClinica()
{
    const auto a = app::gerarClinicaDemo(7, m_agora, {}), b = app::gerarClinicaDemo(7, m_agora, {});
    const auto outra = app::gerarClinicaDemo(8, m_agora, {});
    QCOMPARE(a.consultas.size(), b.consultas.size());
    for (qsizetype i = 0; i < a.consultas.size(); ++i) {
        QCOMPARE(a.consultas[i].paciente, b.consultas[i].paciente);
        QCOMPARE(a.consultas[i].inicio, b.consultas[i].inicio);
        QVERIFY(a.consultas[i].situacao == b.consultas[i].situacao);
    }
    for (qsizetype i = 0; i < a.pacientes.size(); ++i)
        QCOMPARE(a.pacientes[i].cpf, b.pacientes[i].cpf);
    QVERIFY(a.pacientes[3].cpf != outra.pacientes[3].cpf);
}

void ClinicaDemoTeste::temOQueOContratoPede()
{
    const auto c = app::gerarClinicaDemo(7, m_agora, {});
    QCOMPARE(c.unidades.size(), 2);
    QCOMPARE(c.medicos.size(), 12);
    QCOMPARE(c.pacientes.size(), 500);
    QSet<QString> especialidades, cpfs;
    for (const auto &m : c.medicos)
        especialidades << m.especialidade;
    for (const auto &p : c.pacientes)
        cpfs << p.cpf;
    QCOMPARE(especialidades.size(), 6);
    QCOMPARE(cpfs.size(), 500);
    QDate menor = m_agora.date(), maior = menor;
    for (const auto &k : c.consultas) {
        menor = std::min(menor, k.dia);
        maior = std::max(maior, k.dia);
    }
    QVERIFY(menor.daysTo(maior) >= 24 && menor.daysTo(maior) <= 28);
    QVERIFY(c.consultas.size() > 1500);
}

void ClinicaDemoTeste::ninguemEstaEmDoisLugares()
{
    const auto c = app::gerarClinicaDemo(7, m_agora, {});
    for (const auto &a : c.consultas)
        for (const auto &b : c.consultas) {
            if (&a == &b || a.dia != b.dia || (a.medico != b.medico && a.paciente != b.paciente))
                continue;
            QVERIFY(a.inicio.addSecs(60 * a.duracaoMin) <= b.inicio || b.inicio.addSecs(60 * b.duracaoMin) <= a.inicio);
        }
}

void ClinicaDemoTeste::feriadoFicaVazio()
{
    const QDate feriado(2026, 11, 20);
    const auto c = app::gerarClinicaDemo(7, m_agora, {feriado});
    QVERIFY(std::none_of(c.consultas.begin(), c.consultas.end(), [&](const auto &k) { return k.dia == feriado; }));
}

QTEST_GUILESS_MAIN(ClinicaDemoTeste)
#include "clinicademo_teste.moc"
