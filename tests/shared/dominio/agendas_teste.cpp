// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forcabruta.h"

#include <dominio/horarios.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dominio;
using forcabruta::Relojoaria, forcabruta::Relojoarias, forcabruta::Sorteio;

namespace {

QStringList faltas(const Resultado<void> &r)
{
    QStringList saida;
    if (!r)
        for (const ErroCampo &e : r.error().campos)
            saida << e.campo + u':' + QString(texto(e.codigo));
    return saida;
}

// Half hours at which the doctor is there by any of these stretches.
std::vector<bool> presenca(const AgendaSemanal &agenda, const QList<Faixa> &faixas, const Relojoaria &relojoaria)
{
    std::vector<bool> saida(size_t(relojoaria.quantos()), false);
    for (const Faixa &faixa : faixas)
        for (int i = 0; i < relojoaria.quantos(); ++i)
            if (dentro(agenda, faixa, relojoaria.em(i)))
                saida[size_t(i)] = true;
    return saida;
}

bool juntos(const std::vector<bool> &a, const std::vector<bool> &b)
{
    for (size_t i = 0; i < a.size(); ++i)
        if (a[i] && b[i])
            return true;
    return false;
}

// A week of full half hours, so that looking at each half hour sees all of it.
AgendaSemanal semana(Sorteio &sorteio, const Relojoaria &zona)
{
    AgendaSemanal a;
    a.fuso = *Fuso::deIana(zona.nome());
    a.vigenteDe = QDate(2026, 1, 1).addDays(sorteio.um(0, 364));
    if (sorteio.vez(60))
        a.vigenteAte = a.vigenteDe.addDays(sorteio.vez(50) ? sorteio.um(1, 14) : sorteio.um(1, 500));
    for (int n = sorteio.um(1, 2); n > 0; --n) {
        const int de = sorteio.vez(50) ? sorteio.um(0, 6) : sorteio.um(36, 42),
                  ate = de + sorteio.um(1, 5); // to 23:30 at the latest
        a.faixas << Faixa{sorteio.vez(90) ? sorteio.um(6, 7) : sorteio.um(1, 5), QTime(0, 0).addSecs(de * 1800),
                          QTime(0, 0).addSecs(ate * 1800), 30, 0};
    }
    return a;
}

} // namespace

class AgendasTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agendasConferidas_data();
    void agendasConferidas();
    void validadeVazia();
    void soNumaEstacaoDoAno();
    void entreUnidadesComoAForcaBruta();
};

void AgendasTeste::agendasConferidas_data()
{
    QTest::addColumn<QList<Faixa>>("faixas");
    QTest::addColumn<QStringList>("erros");
    const auto f = [](int dia, int de, int ate, int duracao = 30) {
        return Faixa{dia, QTime(0, 0).addSecs(de * 60), QTime(0, 0).addSecs(ate * 60), duracao, 0};
    };
    using L = QList<Faixa>;
    QTest::newRow("separadas") << L{f(1, 480, 720), f(1, 720, 900), f(2, 480, 720)} << QStringList();
    QTest::newRow("sobrepostas") << L{f(1, 480, 720), f(1, 719, 900)} << QStringList{u"faixas[1]:duplicado"_s};
    QTest::newRow("iguais") << L{f(1, 480, 720), f(2, 480, 720), f(1, 480, 720)}
                            << QStringList{u"faixas[2]:duplicado"_s};
    QTest::newRow("uma dentro da outra") << L{f(1, 480, 720), f(1, 500, 560)} << QStringList{u"faixas[1]:duplicado"_s};
    QTest::newRow("acaba antes") << L{f(1, 720, 480)} << QStringList{u"faixas[0].fim:minimo"_s};
    QTest::newRow("vazia") << L{f(1, 480, 480)} << QStringList{u"faixas[0].fim:minimo"_s};
    QTest::newRow("curta") << L{f(1, 480, 500)} << QStringList{u"faixas[0].duracaoMin:maximo"_s};
    QTest::newRow("todas as falhas") << L{f(1, 720, 480), f(2, 480, 500), f(3, 480, 720), f(3, 600, 700)}
                                     << QStringList{u"faixas[0].fim:minimo"_s, u"faixas[1].duracaoMin:maximo"_s,
                                                    u"faixas[3]:duplicado"_s};
    // Another unit, one hour to the west, has Thursdays 08:00 to 12:00: 09:00 to 13:00 here.
    QTest::newRow("outra unidade, encostada") << L{f(4, 480, 540), f(4, 780, 840)} << QStringList();
    QTest::newRow("outra unidade, sobreposta") << L{f(4, 480, 541)} << QStringList{u"faixas[0]:duplicado"_s};
}

void AgendasTeste::agendasConferidas()
{
    QFETCH(QList<Faixa>, faixas);
    QFETCH(QStringList, erros);
    AgendaSemanal nova, outra;
    nova.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    outra.fuso = *Fuso::deIana(u"America/Manaus"_s);
    nova.vigenteDe = outra.vigenteDe = QDate(2026, 1, 1);
    nova.faixas = faixas;
    outra.faixas << Faixa{4, QTime(8, 0), QTime(12, 0), 30, 0};
    const auto r = conferirAgendas({outra, nova}, 1);
    QCOMPARE(faltas(r), erros);
    // When the other no longer holds, nothing of it is in the way.
    outra.vigenteAte = QDate(2026, 1, 1).addDays(-1);
    outra.vigenteDe = QDate(2025, 1, 1);
    erros.removeIf([&](const QString &e) { return faixas.size() == 1 && e.endsWith(u"duplicado"_s); });
    QCOMPARE(conferirAgendas({outra, nova}, 1).has_value(), erros.isEmpty());
}

void AgendasTeste::validadeVazia()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 5, 1);
    a.vigenteAte = a.vigenteDe;
    a.faixas << Faixa{1, QTime(8, 0), QTime(12, 0), 30, 0} << Faixa{1, QTime(9, 0), QTime(10, 0), 30, 0};
    QCOMPARE(faltas(conferirAgendas({a}, 0)), (QStringList{u"faixas[1]:duplicado"_s, u"vigenteAte:minimo"_s}));
    a.vigenteAte = a.vigenteDe.addDays(1);
    a.faixas.removeLast();
    QVERIFY(conferirAgendas({a}, 0));
}

// Lisbon is 3 h ahead of São Paulo in winter and 4 h in summer. Begun in spring, both half a year later and at the
// start it is summer there.
void AgendasTeste::soNumaEstacaoDoAno()
{
    AgendaSemanal sp, lisboa;
    sp.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    lisboa.fuso = *Fuso::deIana(u"Europe/Lisbon"_s);
    sp.vigenteDe = lisboa.vigenteDe = QDate(2026, 4, 10);
    sp.faixas << Faixa{2, QTime(8, 0), QTime(9, 0), 30, 0};       // 11:00 in winter, 12:00 in summer
    lisboa.faixas << Faixa{2, QTime(11, 0), QTime(12, 0), 30, 0}; // the same hour in winter only
    QCOMPARE(faltas(conferirAgendas({sp, lisboa}, 1)), QStringList{u"faixas[0]:duplicado"_s});
    lisboa.vigenteAte = QDate(2026, 10, 27); // the Tuesday after the change no longer counts
    QVERIFY(conferirAgendas({sp, lisboa}, 1));
    lisboa.vigenteAte = QDate(2026, 10, 28);
    QVERIFY(!conferirAgendas({sp, lisboa}, 1));
}

void AgendasTeste::entreUnidadesComoAForcaBruta()
{
    Relojoarias relojoarias;
    for (const char *zona : {"America/Sao_Paulo", "America/Noronha", "America/Rio_Branco", "Europe/Lisbon"})
        relojoarias.emplace_back(zona, QDate(2026, 1, 1), 10, 800, 30);
    const quint32 s = forcabruta::semente();
    int cruzam = 0, naoCruzam = 0;
    for (quint32 caso = 0; caso < 300; ++caso) {
        Sorteio sorteio(s + caso);
        const auto zona = [&]() -> const Relojoaria & { return relojoarias[size_t(sorteio.um(0, 3))]; };
        const Relojoaria &zonaDaNova = zona(), &zonaDaOutra = zona();
        const AgendaSemanal nova = semana(sorteio, zonaDaNova), outra = semana(sorteio, zonaDaOutra);
        const auto naOutra = presenca(outra, outra.faixas, zonaDaOutra);
        AgendaSemanal semFim = nova; // a body that is wrong in itself is so whatever its validity
        semFim.vigenteAte.reset();
        QStringList devia;
        for (qsizetype i = 0; i < nova.faixas.size(); ++i)
            if (juntos(presenca(nova, {nova.faixas[i]}, zonaDaNova), naOutra) ||
                juntos(presenca(semFim, {nova.faixas[i]}, zonaDaNova),
                       presenca(semFim, nova.faixas.first(i), zonaDaNova)))
                devia << u"faixas[%1]:duplicado"_s.arg(i);
        const QStringList veio = faltas(conferirAgendas({nova, outra}, 0));
        QVERIFY2(veio == devia, qPrintable(u"AGENDA_SEMENTE=%1, %2 and %3: %4, not %5"_s.arg(s + caso).arg(
                                    nova.fuso.nome(), outra.fuso.nome(), veio.join(u' '), devia.join(u' '))));
        ++(devia.isEmpty() ? naoCruzam : cruzam);
    }
    QVERIFY(cruzam > 10 && naoCruzam > 10);
}

QTEST_GUILESS_MAIN(AgendasTeste)
#include "agendas_teste.moc"
