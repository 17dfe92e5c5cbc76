// SPDX-FileCopyrightText: The Agenda authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forcabruta.h"

#include <dominio/horarios.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace dominio;
using forcabruta::Relojoaria, forcabruta::Relojoarias, forcabruta::Sorteio;

namespace {

// The first few that one list has and the other has not: QtTest cuts long messages short.
QString soEm(const QList<HorarioLivre> &uns, const QList<HorarioLivre> &outros)
{
    QStringList saida;
    for (const HorarioLivre &h : uns)
        if (!outros.contains(h) && saida.size() < 5)
            saida << h.quando.inicio.texto() + u'/' + h.quando.fim.texto() + u'@' + h.unidade.texto().left(8);
    return saida.join(u' ');
}

// The place's, and another from which units of the same doctor may come.
Relojoarias zonas(const QByteArray &zona, QDate centro)
{
    Relojoarias saida;
    saida.emplace_back(zona, centro);
    saida.emplace_back(zona == "America/Manaus" ? "America/Noronha" : "America/Manaus", centro);
    return saida;
}

void lugares()
{
    QTest::addColumn<QByteArray>("zona");
    QTest::addColumn<QDate>("centro");
    const auto lugar = [](const char *zona, QDate dia) {
        QTest::newRow(qPrintable(QString::fromLatin1(zona) + u' ' + dia.toString(Qt::ISODate)))
            << QByteArray(zona) << dia;
    };
    lugar("America/Sao_Paulo", QDate(2018, 11, 4)); // 00:00 became 01:00
    lugar("America/Sao_Paulo", QDate(2018, 2, 18)); // 00:00 became 23:00 of the day before
    lugar("America/Sao_Paulo", QDate(2026, 12, 1));
    lugar("America/Noronha", QDate(2026, 3, 1));
    lugar("America/Rio_Branco", QDate(2026, 3, 1));
    lugar("America/Manaus", QDate(2024, 2, 29));
    lugar("Europe/Lisbon", QDate(2026, 3, 29));
    lugar("Europe/Lisbon", QDate(2026, 10, 25));
}

} // namespace

class HorariosTeste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comoAForcaBruta_data() { lugares(); }
    void comoAForcaBruta();
    void cabeNaAgendaComoAForcaBruta_data() { lugares(); }
    void cabeNaAgendaComoAForcaBruta();
    void oDiaEmQueAMeiaNoiteNaoExiste();
    void limite();
    void oLimiteDaOsPrimeirosComoAForcaBruta_data() { lugares(); }
    void oLimiteDaOsPrimeirosComoAForcaBruta();
    void depoisDoLimiteNadaSeGera();
    void ateOHorizonte();
    void duracaoMaiorComecaNaGrade();
};

void HorariosTeste::comoAForcaBruta()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, centro);
    const Relojoarias relojoarias = zonas(zona, centro);
    const quint32 s = forcabruta::semente();
    qint64 achados = 0;
    for (quint32 caso = 0; caso < 600; ++caso) {
        const PedidoDeHorarios p = Sorteio(s + caso).pedido(relojoarias, centro);
        const auto veio = horariosLivres(p), devia = forcabruta::horariosLivres(p, relojoarias);
        QVERIFY2(veio == devia,
                 qPrintable(u"AGENDA_SEMENTE=%1\n  too many: %2\n  missing: %3\n  %4 against %5"_s.arg(s + caso)
                                .arg(soEm(veio, devia), soEm(devia, veio))
                                .arg(veio.size())
                                .arg(devia.size())));
        achados += devia.size();
    }
    QVERIFY(achados > 500); // it did compare something
}

void HorariosTeste::cabeNaAgendaComoAForcaBruta()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, centro);
    const Relojoarias relojoarias = zonas(zona, centro);
    const quint32 s = forcabruta::semente();
    int cabem = 0;
    for (quint32 caso = 0; caso < 3'000; ++caso) {
        Sorteio sorteio(s + caso);
        const PedidoDeHorarios p = sorteio.pedido(relojoarias, centro);
        const int de = sorteio.um(4 * 1440, 8 * 1440), minutos = sorteio.um(1, 90);
        const Relojoaria &relojoaria = relojoarias.front();
        std::optional<UnidadeId> devia;
        std::optional<int> duracao;
        for (const AgendaSemanal &agenda : p.agendas)
            for (const Faixa &faixa : agenda.faixas) {
                const Relojoaria &dela = daZona(relojoarias, agenda.fuso);
                const bool serve = !p.unidade || *p.unidade == agenda.unidade;
                if (!devia && serve && cabe(agenda, faixa, dela, de, minutos))
                    devia = agenda.unidade;
                if (!duracao && serve && cabe(agenda, faixa, dela, de, 1))
                    duracao = faixa.duracaoMin;
            }
        const Instante inicio = relojoaria.instante(de);
        const auto veio = cabeNaAgenda(p.agendas, {inicio, relojoaria.instante(de + minutos)}, p.unidade);
        const QString onde = u"AGENDA_SEMENTE=%1, %2 for %3 min"_s.arg(s + caso).arg(inicio.texto()).arg(minutos);
        QVERIFY2((veio ? std::optional(*veio) : std::nullopt) == devia, qPrintable(onde));
        QVERIFY2(duracaoPadraoEm(p.agendas, inicio, p.unidade) == duracao, qPrintable(onde));
        cabem += devia.has_value();
        if (!veio)
            QCOMPARE(veio.error().codigo, Codigo::ForaDaAgenda);
    }
    QVERIFY2(cabem > 20, qPrintable(QString::number(cabem))); // some do fit: the draw is not all refusals
}

void HorariosTeste::oDiaEmQueAMeiaNoiteNaoExiste()
{
    AgendaSemanal a;
    a.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    a.vigenteDe = QDate(2018, 1, 1);
    a.faixas << Faixa{7, QTime(0, 0), QTime(2, 0), 30, 0};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2018-11-04T00:00:00Z"), *Instante::deTexto(u"2018-11-05T00:00:00Z")};
    p.agora = p.periodo.inicio;
    const auto livres = horariosLivres(p);
    QCOMPARE(livres.size(), 2); // 01:00 and 01:30; 00:00 and 00:30 do not exist
    QCOMPARE(livres[0].quando.inicio.texto(), u"2018-11-04T03:00:00Z"_s);
    QCOMPARE(livres[1].quando.inicio.texto(), u"2018-11-04T03:30:00Z"_s);
}

void HorariosTeste::limite()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 1, 1);
    for (int dia = 1; dia <= 7; ++dia)
        a.faixas << Faixa{dia, QTime(8, 0), QTime(12, 0), 30, 0};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2026-12-01T00:00:00Z"), *Instante::deTexto(u"2026-12-31T00:00:00Z")};
    p.agora = *Instante::deTexto(u"2026-12-02T09:10:00Z");
    p.limite = 3;
    const auto livres = horariosLivres(p);
    QCOMPARE(livres.size(), 3);
    QCOMPARE(livres[0].quando.inicio.texto(), u"2026-12-02T09:30:00Z"_s);
    p.limite = 100'000;
    QCOMPARE(horariosLivres(p).size(), 5 + 28 * 8);
    p.periodo.fim = p.periodo.inicio;
    QVERIFY(horariosLivres(p).isEmpty());
}

void HorariosTeste::oLimiteDaOsPrimeirosComoAForcaBruta()
{
    QFETCH(QByteArray, zona);
    QFETCH(QDate, centro);
    const Relojoarias relojoarias = zonas(zona, centro);
    const quint32 s = forcabruta::semente();
    for (quint32 caso = 0; caso < 150; ++caso) {
        PedidoDeHorarios p = Sorteio(s + caso).pedido(relojoarias, centro);
        const auto todos = forcabruta::horariosLivres(p, relojoarias);
        for (const int limite : {0, 1, 2, 5, int(todos.size()), int(todos.size()) + 1}) {
            p.limite = limite;
            QVERIFY2(horariosLivres(p) == todos.mid(0, limite), qPrintable(u"AGENDA_SEMENTE=%1"_s.arg(s + caso)));
        }
    }
}

// Counts what is looked at, on a span that has no end worth the name.
void HorariosTeste::depoisDoLimiteNadaSeGera()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 1, 1);
    for (int dia = 1; dia <= 7; ++dia)
        a.faixas << Faixa{dia, QTime(0, 0), QTime(23, 55), 5, 0};
    AgendaSemanal b = a;
    b.unidade = UnidadeId(QUuid(1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1));
    b.fuso = *Fuso::deIana(u"Pacific/Auckland"_s);
    PedidoDeHorarios p;
    p.agendas << a << b;
    p.periodo = {*Instante::deTexto(u"2026-12-01T00:00:00Z"), *Instante::deTexto(u"9999-12-31T00:00:00Z")};
    p.agora = p.periodo.inicio;
    p.limite = 10;
    int vistos = 0;
    p.serve = [&vistos](const AgendaSemanal &, const HorarioLivre &) { return ++vistos > 0; };
    QCOMPARE(horariosLivres(p).size(), 10);
    QVERIFY2(vistos <= 2 * 2 * 288, qPrintable(QString::number(vistos))); // two days of each
    // What does not serve does not count.
    p.serve = [](const AgendaSemanal &, const HorarioLivre &h) { return h.quando.inicio.ms() % 86'400'000 == 0; };
    const auto meiasNoites = horariosLivres(p);
    QCOMPARE(meiasNoites.size(), 10);
    QCOMPARE(meiasNoites.last().quando.inicio.texto(), u"2026-12-05T00:00:00Z"_s); // one of each unit a day
}

void HorariosTeste::ateOHorizonte()
{
    AgendaSemanal a;
    a.fuso = *Fuso::deIana(u"America/Sao_Paulo"_s);
    a.vigenteDe = QDate(2026, 1, 1);
    a.horizonteDias = 2;
    for (int dia = 1; dia <= 7; ++dia)
        a.faixas << Faixa{dia, QTime(8, 0), QTime(9, 0), 60, 0};
    PedidoDeHorarios p;
    p.agendas << a;
    p.agora = *Instante::deTexto(u"2026-12-02T02:30:00Z"); // still the 1st there
    p.periodo = {p.agora, p.agora.maisMinutos(10 * 1440)};
    QCOMPARE(horariosLivres(p).size(), 10);
    p.soNoHorizonte = true;
    const auto livres = horariosLivres(p);
    QCOMPARE(livres.size(), 2);
    QCOMPARE(livres.last().quando.inicio.texto(), u"2026-12-03T11:00:00Z"_s);
    p.agora = p.agora.maisMinutos(30); // midnight there: one day more
    QCOMPARE(horariosLivres(p).last().quando.inicio.texto(), u"2026-12-04T11:00:00Z"_s);
}

void HorariosTeste::duracaoMaiorComecaNaGrade()
{
    AgendaSemanal a;
    a.vigenteDe = QDate(2026, 1, 1);
    a.faixas << Faixa{2, QTime(8, 0), QTime(10, 0), 30, 10};
    PedidoDeHorarios p;
    p.agendas << a;
    p.periodo = {*Instante::deTexto(u"2026-12-01T00:00:00Z"), *Instante::deTexto(u"2026-12-02T00:00:00Z")};
    p.agora = p.periodo.inicio;
    p.duracaoMin = 60;
    QStringList inicios;
    for (const auto &h : horariosLivres(p))
        inicios << h.quando.inicio.texto().mid(11, 5);
    QCOMPARE(inicios, (QStringList{u"08:00"_s, u"08:40"_s}));
    QCOMPARE(duracaoPadraoEm(p.agendas, *Instante::deTexto(u"2026-12-01T08:05:00Z")), std::optional(30));
    QCOMPARE(duracaoPadraoEm(p.agendas, *Instante::deTexto(u"2026-12-01T10:00:00Z")), std::optional<int>());
}

QTEST_GUILESS_MAIN(HorariosTeste)
#include "horarios_teste.moc"
